using ChannelScheduler.Core.Posts;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>Reads what a school publishes beside one post. Two questions, each with its index and its bound; nothing is tracked.</summary>
public static class SchoolFeeds
{
    // Far more than a school publishes in three months.
    private const int MostPublications = 400;

    /// <param name="exceptPostId">The post itself; null for one that is not stored.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="publishAt">The time that the post is planned for, if any.</param>
    public static async Task<SchoolFeed> ReadAsync(SchedulerDbContext db, Guid schoolId, Guid? exceptPostId, DateTimeOffset now, DateTimeOffset? publishAt, CancellationToken cancellationToken)
    {
        // An edit may bring the post from its planned time to now, or the other way.
        var from = (publishAt < now ? publishAt.Value : now) - SchoolFeed.Past;
        var until = (publishAt > now ? publishAt.Value : now) + SchoolFeed.Future;
        var channels = await db.Channels.Where(one => one.SchoolId == schoolId).Select(one => new FeedChannel(one.Id, one.Kind, one.Environment)).ToListAsync(cancellationToken);
        var near = db.Publications.Where(one => one.SchoolId == schoolId && one.DueAt >= from && one.DueAt <= until && one.PostId != exceptPostId)
            .OrderByDescending(one => one.DueAt).Take(MostPublications).Select(one => one.PostId);
        var posts = await db.Posts.AsNoTracking()
            .Where(post => near.Contains(post.Id) && (post.Review == ReviewState.InReview || post.Review == ReviewState.Approved))
            .OrderBy(post => post.Id)
            .Select(post => new
            {
                post.Title,
                post.Text,
                post.GospublicText,
                IsOfSameSeries = db.SeriesOccurrences.Any(own => own.PostId == exceptPostId && exceptPostId != null && db.SeriesOccurrences.Any(one => one.SeriesId == own.SeriesId && one.PostId == post.Id)),
                Publications = db.Publications.Where(one => one.PostId == post.Id).Select(one => new { one.ChannelId, one.Status, one.DueAt, one.NetworkTimestamp, one.SentAt }).ToList(),
            })
            .ToListAsync(cancellationToken);
        return new SchoolFeed(channels, [.. posts.Select(post => new FeedPost(
            post.Title, post.Text, post.GospublicText,
            [.. post.Publications.Select(one => new FeedPublication(one.ChannelId, one.Status, one.DueAt, one.NetworkTimestamp ?? one.SentAt))], post.IsOfSameSeries))]);
    }
}
