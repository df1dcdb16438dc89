using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>What the queue shows.</summary>
public static class PublicationLists
{
    /// <param name="schools">Null means every school.</param>
    public static IQueryable<Publication> Of(SchedulerDbContext db, IReadOnlyCollection<Guid>? schools)
    {
        var query = db.Publications.AsNoTracking();
        return schools is null ? query : query.Where(one => schools.Contains(one.SchoolId));
    }

    /// <summary>What is out, or was: nothing but a confirmed send has a time of sending, and from there a publication can only be withdrawn.</summary>
    /// <param name="schools">Null means every school.</param>
    public static IQueryable<Publication> Out(SchedulerDbContext db, IReadOnlyCollection<Guid>? schools) => Of(db, schools).Where(one => one.SentAt != null);

    /// <summary>
    /// Approved publications in these states, the next due first. A follower that waits for MAX has no time of its own yet: it stands where its post stands.
    /// </summary>
    /// <param name="afterAt">With <paramref name="afterId"/> where the last page ended.</param>
    public static IQueryable<DueLine> Due(SchedulerDbContext db, IReadOnlyCollection<Guid>? schools, IReadOnlyCollection<PublicationStatus> statuses, DateTimeOffset? afterAt, Guid? afterId)
    {
        // Asked of each publication and not joined: SQLite would begin with the posts, and most posts of a school were approved long ago.
        var lines = Of(db, schools).Where(one => statuses.Contains(one.Status) && db.Posts.Any(post => post.Id == one.PostId && post.Review == ReviewState.Approved))
            .Select(one => new { publication = one, At = one.DueAt ?? db.Posts.Where(post => post.Id == one.PostId).Select(post => post.PublishAt ?? post.ApprovedAt ?? post.CreatedAt).First() });
        if (afterAt is { } at && afterId is { } id) lines = lines.Where(one => one.At > at || (one.At == at && one.publication.Id.CompareTo(id) > 0));
        return lines.OrderBy(one => one.At).ThenBy(one => one.publication.Id).Select(one => new DueLine(one.publication, one.At));
    }
}

public sealed record DueLine(Publication Publication, DateTimeOffset At);
