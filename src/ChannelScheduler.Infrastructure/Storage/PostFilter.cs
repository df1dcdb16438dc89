using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Texts;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>Which posts a list shows; what is left out filters nothing.</summary>
/// <param name="Schools">Null means every school.</param>
/// <param name="Text">Words of the title, whatever their case.</param>
/// <param name="Authors">People who wrote or changed it at any time.</param>
public sealed record PostFilter(
    IReadOnlyCollection<Guid>? Schools, PostStatus? Status = null, ReviewState? Review = null, string? Text = null, IReadOnlyCollection<Guid>? Authors = null,
    DateTimeOffset? From = null, DateTimeOffset? To = null)
{
    /// <summary>A rare state's posts are looked up one by one, and so are those of somebody who wrote few; of more than this the list is walked until a page is full.</summary>
    private const int Rare = 2_000;

    private static readonly string[] Writing = ["post.edited", "post.corrected"];

    public async Task<IQueryable<Post>> OnAsync(SchedulerDbContext db, CancellationToken cancellationToken)
    {
        var query = db.Posts.AsNoTracking();
        if (Schools is { } schools) query = query.Where(one => schools.Contains(one.SchoolId));
        if (Review is { } review) query = query.Where(one => one.Review == review);
        if (Status is { } status) query = await WithStatusAsync(db, query, status, cancellationToken);
        if (SearchKey.Of(Text ?? "") is { Length: > 0 } words) query = query.Where(one => EF.Property<string>(one, "TitleKey").Contains(words));
        if (Authors is { } authors)
        {
            // The audit remembers everybody; the post itself those who edited since the last approval.
            var written = db.Audit.Where(entry => entry.PostId != null && entry.ActorId != null && authors.Contains(entry.ActorId.Value) && Writing.Contains(entry.Action));
            var few = await FewAsync(written.Select(entry => entry.PostId!.Value), cancellationToken);
            query = few is null ? query.Where(one => written.Any(entry => entry.PostId == one.Id)) : query.Where(one => few.Contains(one.Id));
        }
        if (From is { } from) query = query.Where(one => (one.PublishAt ?? one.CreatedAt) >= from);
        if (To is { } to) query = query.Where(one => (one.PublishAt ?? one.CreatedAt) < to);
        return query;
    }

    /// <returns>Null for more than <see cref="Rare"/>.</returns>
    private static async Task<List<Guid>?> FewAsync(IQueryable<Guid> ids, CancellationToken cancellationToken)
    {
        var found = await ids.Distinct().Take(Rare + 1).ToListAsync(cancellationToken);
        return found.Count <= Rare ? found : null;
    }

    /// <summary>The table of <see cref="PostStatuses"/> as a question to the database: a test holds the two together.</summary>
    private async Task<IQueryable<Post>> WithStatusAsync(SchedulerDbContext db, IQueryable<Post> posts, PostStatus status, CancellationToken cancellationToken)
    {
        // From the top of that table: each row is what no row above it took.
        PublicationStatus[] person = [PublicationStatus.InDoubt, PublicationStatus.OnHold, PublicationStatus.Failed, PublicationStatus.Missed];
        PublicationStatus[] hand = [PublicationStatus.AwaitingHand], moving = [PublicationStatus.Publishing, PublicationStatus.Retrying];
        PublicationStatus[] waiting = [PublicationStatus.Planned, PublicationStatus.Scheduled], published = [PublicationStatus.Published], withdrawn = [PublicationStatus.Withdrawn];
        var approved = posts.Where(one => one.Review == ReviewState.Approved);
        async Task<IQueryable<Post>> ApprovedAsync(PublicationStatus[] some, PublicationStatus[] none)
        {
            var few = await FewAsync(PublicationLists.Of(db, Schools).Where(one => some.Contains(one.Status)).Select(one => one.PostId), cancellationToken);
            var among = few is null ? approved.Where(post => db.Publications.Any(one => one.PostId == post.Id && some.Contains(one.Status))) : approved.Where(post => few.Contains(post.Id));
            return among.Where(post => !db.Publications.Any(one => one.PostId == post.Id && none.Contains(one.Status)));
        }

        return status switch
        {
            PostStatus.Draft => posts.Where(one => one.Review == ReviewState.Draft),
            PostStatus.InReview => posts.Where(one => one.Review == ReviewState.InReview),
            PostStatus.Rejected => posts.Where(one => one.Review == ReviewState.Rejected),
            PostStatus.Expired => posts.Where(one => one.Review == ReviewState.Expired),
            PostStatus.NeedsAttention => await ApprovedAsync(person, []),
            PostStatus.AwaitingHand => await ApprovedAsync(hand, person),
            PostStatus.Publishing => await ApprovedAsync(moving, [.. person, .. hand]),
            PostStatus.PartlyPublished => (await ApprovedAsync(waiting, [.. person, .. hand, .. moving])).Where(post => db.Publications.Any(one => one.PostId == post.Id && published.Contains(one.Status))),
            PostStatus.Scheduled => await ApprovedAsync(waiting, [.. person, .. hand, .. moving, .. published]),
            PostStatus.Published => approved.Where(post => db.Publications.Any(one => one.PostId == post.Id && one.Status == PublicationStatus.Published)
                && !db.Publications.Any(one => one.PostId == post.Id && one.Status != PublicationStatus.Published && one.Status != PublicationStatus.Withdrawn && one.Status != PublicationStatus.Cancelled)),
            PostStatus.Withdrawn => await ApprovedAsync(withdrawn, [.. person, .. hand, .. moving, .. waiting, .. published]),
            PostStatus.Cancelled => posts.Where(post => post.Review == ReviewState.Cancelled
                || (post.Review == ReviewState.Approved && !db.Publications.Any(one => one.PostId == post.Id && one.Status != PublicationStatus.Cancelled))),
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };
    }
}
