using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;

namespace ChannelScheduler.Infrastructure.Recurring;

/// <summary>Audit rows and notifications of a series itself, committed with what they tell.</summary>
public static class SeriesOutbox
{
    /// <param name="actorId">Null when the program itself acted.</param>
    public static void Add(this SchedulerDbContext db, PostSeries series, string action, DateTimeOffset now, Guid? actorId = null, string? details = null) => db.Audit.Add(new AuditEntry
    {
        Id = Guid.CreateVersion7(now), At = now, SchoolId = series.SchoolId, ActorId = actorId, Action = action, Details = details is null ? series.Id.ToString() : $"{series.Id} {details}",
    });

    public static void Notify(this SchedulerDbContext db, School school, Role audience, DateTimeOffset now, Reason message) => db.Notifications.Add(new Notification
    {
        Id = Guid.CreateVersion7(now), CreatedAt = now, SchoolId = school.Id, Audience = audience, Message = message,
    });
}
