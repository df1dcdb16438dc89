using System.Globalization;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Recurring;

/// <summary>A daily series makes two weeks of posts at once: people are told of them once, and no more than once a day. A series that makes one post tells of that post, as any other does.</summary>
internal static class SeriesDigest
{
    private static readonly (string One, string Many, Role Audience)[] Kinds =
    [
        ("NotifySubmitted", "NotifySeriesSubmitted", Role.ContentAdmin),
        ("NotifySeriesDraft", "NotifySeriesDrafts", Role.PressOfficer),
    ];

    /// <summary>Puts one notification of the series in place of those of its posts, before they are stored.</summary>
    /// <param name="first">The nearest day that is told of.</param>
    /// <param name="hasMore">Further posts will be made in this run, each in a transaction of its own.</param>
    public static async Task FoldAsync(SchedulerDbContext db, PostSeries series, School school, DateOnly first, bool hasMore, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var (one, many, audience) in Kinds)
        {
            var told = db.ChangeTracker.Entries<Notification>().Where(entry => entry.State == EntityState.Added && entry.Entity.Message.Code == one).ToList();
            if (told.Count == 0) continue;
            var key = string.Create(CultureInfo.InvariantCulture, $"series:{series.Id:N}:{many}:{WallClock.DayOf(now, school.Zone):yyyy-MM-dd}");
            var isKnown = await db.Notifications.AnyAsync(other => other.Key == key, cancellationToken);
            if (!isKnown && !hasMore && told.Count == 1) continue;
            foreach (var entry in told) entry.State = EntityState.Detached;
            if (isKnown) continue;
            db.Notifications.Add(new Notification
            {
                Id = Guid.CreateVersion7(now), CreatedAt = now, SchoolId = school.Id, Audience = audience, Key = key,
                Message = new Reason(many, series.Title, "", first.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)),
            });
        }
    }
}
