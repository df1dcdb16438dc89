using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Review;

/// <summary>What the pages of the review read.</summary>
internal sealed class ReviewReader(SchedulerDbContext db, PostStore store, PostLinter linter, Actor actor)
{
    public const int Most = 100;

    /// <summary>What waits for this person's approval, the most urgent first: what waits for nothing else, then what expires soonest.</summary>
    public async Task<IReadOnlyList<ReviewItem>> ListAsync(CancellationToken cancellationToken)
    {
        var schools = actor.SchoolIdsOf([Role.ContentAdmin]);
        var rows = await db.Posts.AsNoTracking().Where(one => one.Review == ReviewState.InReview && (schools == null || schools.Contains(one.SchoolId)))
            .Select(one => new { Post = one, IsOut = db.Publications.Any(publication => publication.PostId == one.Id && publication.Status == PublicationStatus.Published) })
            .OrderBy(one => one.IsOut || one.Post.PublishAt == null ? 0 : 1).ThenBy(one => one.IsOut || one.Post.PublishAt == null ? one.Post.ReviewAskedAt : one.Post.PublishAt)
            .Take(Most).ToListAsync(cancellationToken);
        var ids = rows.Select(one => one.Post.Id).ToList();
        var schoolIds = rows.Select(one => one.Post.SchoolId).Distinct().ToList();
        var schoolsById = await db.Schools.AsNoTracking().Where(one => schoolIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellationToken);
        var channels = (await db.Publications.AsNoTracking().Where(one => ids.Contains(one.PostId) && one.Status != PublicationStatus.Cancelled)
            .Join(db.Channels, one => one.ChannelId, channel => channel.Id, (one, channel) => new { one.PostId, channel.Kind, channel.Environment }).ToListAsync(cancellationToken)).ToLookup(one => one.PostId);
        var people = await NamesAsync(rows.SelectMany(one => one.Post.AuthorIds), cancellationToken);
        return [.. rows.Select(row =>
        {
            var (post, school) = (row.Post, schoolsById[row.Post.SchoolId]);
            return new ReviewItem(
                post.Id, post.Title, school.Name, row.IsOut, post.ReviewAskedAt ?? post.UpdatedAt, row.IsOut ? null : post.PublishAt, school.Zone,
                string.Join(", ", post.AuthorIds.Select(id => people.GetValueOrDefault(id, id.ToString()))),
                [.. channels[post.Id].Select(one => one.Kind).Order()], channels[post.Id].Any(one => one.Environment == ChannelEnvironment.Sandbox));
        })];
    }

    /// <exception cref="ApiException">404: not there, or at another's school.</exception>
    public async Task<ReviewPost> ReadAsync(Guid postId, CancellationToken cancellationToken)
    {
        var work = await store.OpenAsync(postId, cancellationToken);
        var approvals = await db.ApprovedRevisions.AsNoTracking().Where(one => one.PostId == postId).OrderBy(one => one.ApprovedAt).ThenBy(one => one.Id).ToListAsync(cancellationToken);
        var people = await NamesAsync([.. work.Post.AuthorIds, .. approvals.SelectMany(one => one.AuthorIds.Append(one.ApprovedById)), .. work.Media.Values.SelectMany(SpokenBy)], cancellationToken);
        return new ReviewPost(work, linter.Lint(work), approvals, people);
    }

    private static IEnumerable<Guid> SpokenBy(MediaFile picture) => new[] { picture.ConsentById, picture.NoQrById }.OfType<Guid>();

    private async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        return await db.Users.AsNoTracking().Where(one => wanted.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
    }
}
