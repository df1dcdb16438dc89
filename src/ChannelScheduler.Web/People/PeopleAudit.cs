using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;

namespace ChannelScheduler.Web.People;

/// <summary>Who changed what about people and schools.</summary>
public sealed class PeopleAudit(SchedulerDbContext db, Actor actor, TimeProvider time)
{
    /// <summary>One row for each school that the person belongs to, so that each school's trail has it.</summary>
    public void Add(string action, User user, string? more = null)
    {
        var schools = user.Memberships.Select(one => one.SchoolId).Distinct().ToList();
        if (schools.Count == 0) schools.Add(null);
        foreach (var school in schools) Add(action, school, more is null ? user.Id.ToString() : $"{user.Id} {more}");
    }

    public void Add(string action, Guid? schoolId, string details)
    {
        var now = time.GetUtcNow().TruncateToMilliseconds();
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(now), At = now, SchoolId = schoolId, ActorId = actor.Id, Action = action, Details = details });
    }
}
