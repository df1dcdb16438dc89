using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Review;

/// <summary>What the pages of the review read.</summary>
internal sealed class ReviewReader(SchedulerDbContext db, PostStore store, PostLinter linter, Actor actor, TimeProvider time)
{
    // Each is opened whole and read by the linter.
    private const int PageSize = 20;

    /// <summary>What waits for this person's approval, the most urgent first: what waits for nothing else, then what is due next.</summary>
    /// <returns>One page, and where the next one begins; null after the last.</returns>
    public async Task<(IReadOnlyList<ReviewItem> Items, ReviewCursor? Next)> ListAsync(ReviewCursor? after, CancellationToken cancellationToken)
    {
        var waiting = Mine().Where(one => one.Review == ReviewState.InReview)
            .Select(one => new { one.Id, Post = one, IsFree = one.PublishAt == null || db.Publications.Any(publication => publication.PostId == one.Id && publication.Status == PublicationStatus.Published) })
            .Select(one => new { one.Id, HasLimit = !one.IsFree, At = one.IsFree ? one.Post.ReviewAskedAt ?? one.Post.UpdatedAt : one.Post.PublishAt!.Value });
        if (after is { HasLimit: true }) waiting = waiting.Where(one => one.HasLimit && (one.At > after.At || (one.At == after.At && one.Id.CompareTo(after.Id) > 0)));
        if (after is { HasLimit: false }) waiting = waiting.Where(one => one.HasLimit || one.At > after.At || (one.At == after.At && one.Id.CompareTo(after.Id) > 0));
        var rows = await waiting.OrderBy(one => one.HasLimit).ThenBy(one => one.At).ThenBy(one => one.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var page = rows.Take(PageSize).ToList();
        var posts = await OpenAsync([.. page.Select(one => one.Id)], cancellationToken);
        var items = page.Where(one => posts.ContainsKey(one.Id)).Select(one => ItemOf(posts[one.Id])).ToList();
        return (items, rows.Count > PageSize ? new ReviewCursor(page[^1].HasLimit, page[^1].At, page[^1].Id) : null);
    }

    /// <summary>Those of these posts that are at schools where this person approves, in the given order, decided or not.</summary>
    public async Task<IReadOnlyList<ReviewItem>> ListAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var mine = await Mine().Where(one => ids.Contains(one.Id)).Select(one => one.Id).ToListAsync(cancellationToken);
        var posts = await OpenAsync(mine, cancellationToken);
        return [.. ids.Where(posts.ContainsKey).Select(id => ItemOf(posts[id]))];
    }

    /// <exception cref="ApiException">404: not there, or at another's school.</exception>
    public async Task<ReviewPost> ReadAsync(Guid postId, CancellationToken cancellationToken)
    {
        var work = await store.OpenAsync(postId, cancellationToken);
        return (await WithPeopleAsync([work], cancellationToken))[postId];
    }

    private IQueryable<Post> Mine()
    {
        var schools = actor.SchoolIdsOf([Role.ContentAdmin]);
        var posts = db.Posts.AsNoTracking();
        return schools is null ? posts : posts.Where(one => schools.Contains(one.SchoolId));
    }

    private async Task<IReadOnlyDictionary<Guid, ReviewPost>> OpenAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var works = new List<EfPostWork>(ids.Count);
        foreach (var id in ids)
        {
            if (await EfPostWork.OpenAsync(db, id, ownsContext: false, time, cancellationToken) is { } work) works.Add(work);
        }
        return await WithPeopleAsync(works, cancellationToken);
    }

    private async Task<IReadOnlyDictionary<Guid, ReviewPost>> WithPeopleAsync(List<EfPostWork> works, CancellationToken cancellationToken)
    {
        var ids = works.Select(one => one.Post.Id).ToList();
        var approvals = (await db.ApprovedRevisions.AsNoTracking().Where(one => ids.Contains(one.PostId)).OrderBy(one => one.ApprovedAt).ThenBy(one => one.Id).ToListAsync(cancellationToken)).ToLookup(one => one.PostId);
        var wanted = works.SelectMany(work => work.Post.AuthorIds.Concat(work.Media.Values.SelectMany(SpokenBy)))
            .Concat(approvals.SelectMany(group => group.SelectMany(one => one.AuthorIds.Append(one.ApprovedById)))).Distinct().ToList();
        var people = await db.Users.AsNoTracking().Where(one => wanted.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        return works.ToDictionary(work => work.Post.Id, work => new ReviewPost(work, linter.Lint(work), [.. approvals[work.Post.Id]], people));
    }

    private ReviewItem ItemOf(ReviewPost review)
    {
        var (work, isOut) = (review.Work, review.Work.IsOut());
        return new ReviewItem(
            review, work.CurrentHash(), PostCommands.IsClean(work, review.Lint, actor.Id), isOut, work.Post.ReviewAskedAt ?? work.Post.UpdatedAt, isOut ? null : work.Post.PublishAt);
    }

    private static IEnumerable<Guid> SpokenBy(MediaFile picture) => new[] { picture.ConsentById, picture.NoQrById }.OfType<Guid>();
}
