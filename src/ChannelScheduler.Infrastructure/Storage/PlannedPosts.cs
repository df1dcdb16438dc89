using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>A school's public posts near now: out, or on their way. The sandbox does not count.</summary>
/// <param name="Times">When the first readers of each post saw it or will, on the school's wall clock.</param>
/// <param name="WaitsForApprovalAlone">A post goes out as soon as somebody approves it.</param>
public sealed record PlannedPosts(IReadOnlyList<DateTime> Times, bool WaitsForApprovalAlone)
{
    // A week back, and what was due before it and came late.
    private static readonly TimeSpan Past = TimeSpan.FromDays(9);

    public static IQueryable<Channel> LivePublic(IQueryable<Channel> channels) =>
        channels.Where(one => one.Environment == ChannelEnvironment.Live && (one.Kind == ChannelKind.MaxPublic || one.Kind == ChannelKind.Gospublic));

    /// <param name="until">Posts of the week that is under way are read in any case.</param>
    public static async Task<PlannedPosts> ReadAsync(SchedulerDbContext db, School school, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var since = now - Past;
        var end = until > now.AddDays(7) ? until : now.AddDays(7);
        var rows = await (
            from one in db.Publications.AsNoTracking()
            where one.SchoolId == school.Id && one.DueAt >= since && one.DueAt <= end
            where one.Status != PublicationStatus.Failed && one.Status != PublicationStatus.Missed && one.Status != PublicationStatus.Cancelled && one.Status != PublicationStatus.Withdrawn
            join channel in LivePublic(db.Channels) on one.ChannelId equals channel.Id
            join post in db.Posts on one.PostId equals post.Id
            where post.Review == ReviewState.InReview || post.Review == ReviewState.Approved
            select new { one.PostId, one.DueAt, one.NetworkTimestamp, one.SentAt }).ToListAsync(cancellationToken);
        var waits = await db.Posts.AnyAsync(
            post => post.SchoolId == school.Id && post.Review == ReviewState.InReview && post.PublishAt == null
                && db.Publications.Any(one => one.PostId == post.Id && one.Status == PublicationStatus.Planned && LivePublic(db.Channels).Any(channel => channel.Id == one.ChannelId)),
            cancellationToken);
        return new PlannedPosts([.. rows.GroupBy(one => one.PostId).Select(post => Local(post.Min(one => one.NetworkTimestamp ?? one.SentAt ?? one.DueAt!.Value)))], waits);

        DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, school.Zone).DateTime;
    }
}
