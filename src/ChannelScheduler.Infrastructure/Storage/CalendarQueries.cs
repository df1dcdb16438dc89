using ChannelScheduler.Core.Posts;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>What lies between two instants, by index: posts of other times are not touched, however many there are.</summary>
public static class CalendarQueries
{
    /// <summary>Ids of the posts that are planned, due or out between these instants; a post may come from several of the questions.</summary>
    /// <param name="most">The first so many of each question, and for what is out of each channel.</param>
    public static IReadOnlyList<IQueryable<Guid>> Near(SchedulerDbContext db, IReadOnlyCollection<Guid> schoolIds, DateTimeOffset from, DateTimeOffset to, int most) =>
    [
        db.Posts.Where(one => schoolIds.Contains(one.SchoolId) && one.PublishAt >= from && one.PublishAt < to && one.Review != ReviewState.Cancelled).OrderBy(one => one.PublishAt).Select(one => one.Id).Take(most),
        db.Publications.Where(one => schoolIds.Contains(one.SchoolId) && one.DueAt >= from && one.DueAt < to).OrderBy(one => one.DueAt).Select(one => one.PostId).Take(most),
        // What went out at another time than it was due: late, or by hand.
        db.Publications.Where(one => db.Channels.Where(channel => schoolIds.Contains(channel.SchoolId)).Select(channel => channel.Id).Contains(one.ChannelId) && one.SentAt >= from && one.SentAt < to).OrderBy(one => one.SentAt).Select(one => one.PostId).Take(most),
    ];
}
