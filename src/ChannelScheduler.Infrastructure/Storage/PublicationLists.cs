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

    /// <summary>
    /// Approved publications in these states, the next due first. A follower that waits for MAX has no time of its own yet: it stands where its post stands.
    /// </summary>
    /// <param name="afterAt">With <paramref name="afterId"/> where the last page ended.</param>
    public static IQueryable<DueLine> Due(SchedulerDbContext db, IReadOnlyCollection<Guid>? schools, IReadOnlyCollection<PublicationStatus> statuses, DateTimeOffset? afterAt, Guid? afterId)
    {
        var lines = Of(db, schools).Where(one => statuses.Contains(one.Status))
            .Join(db.Posts, one => one.PostId, post => post.Id, (publication, post) => new { publication, post })
            .Where(one => one.post.Review == ReviewState.Approved)
            .Select(one => new { one.publication, At = one.publication.DueAt ?? one.post.PublishAt ?? one.post.ApprovedAt ?? one.post.CreatedAt });
        if (afterAt is { } at && afterId is { } id) lines = lines.Where(one => one.At > at || (one.At == at && one.publication.Id.CompareTo(id) > 0));
        return lines.OrderBy(one => one.At).ThenBy(one => one.publication.Id).Select(one => new DueLine(one.publication, one.At));
    }
}

public sealed record DueLine(Publication Publication, DateTimeOffset At);
