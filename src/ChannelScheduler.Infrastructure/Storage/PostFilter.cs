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
    private static readonly string[] Writing = ["post.edited", "post.corrected"];

    public IQueryable<Post> On(SchedulerDbContext db)
    {
        var query = db.Posts.AsNoTracking();
        if (Schools is { } schools) query = query.Where(one => schools.Contains(one.SchoolId));
        if (Review is { } review) query = query.Where(one => one.Review == review);
        if (Status is { } status) query = WithStatus(db, query, status);
        if (SearchKey.Of(Text ?? "") is { Length: > 0 } words) query = query.Where(one => EF.Property<string>(one, "TitleKey").Contains(words));
        if (Authors is { } authors)
        {
            // The audit remembers everybody; the post itself those who edited since the last approval.
            var written = db.Audit.Where(entry => entry.ActorId != null && authors.Contains(entry.ActorId.Value) && Writing.Contains(entry.Action)).Select(entry => entry.PostId);
            query = query.Where(one => written.Contains(one.Id));
        }
        if (From is { } from) query = query.Where(one => (one.PublishAt ?? one.CreatedAt) >= from);
        if (To is { } to) query = query.Where(one => (one.PublishAt ?? one.CreatedAt) < to);
        return query;
    }

    /// <summary>The table of <see cref="PostStatuses"/> as a question to the database: a test holds the two together.</summary>
    private static IQueryable<Post> WithStatus(SchedulerDbContext db, IQueryable<Post> posts, PostStatus status)
    {
        // From the top of that table: each row is what no row above it took.
        PublicationStatus[] person = [PublicationStatus.InDoubt, PublicationStatus.OnHold, PublicationStatus.Failed, PublicationStatus.Missed];
        PublicationStatus[] hand = [PublicationStatus.AwaitingHand], moving = [PublicationStatus.Publishing, PublicationStatus.Retrying];
        PublicationStatus[] waiting = [PublicationStatus.Planned, PublicationStatus.Scheduled], published = [PublicationStatus.Published], withdrawn = [PublicationStatus.Withdrawn];
        var approved = posts.Where(one => one.Review == ReviewState.Approved);
        IQueryable<Post> Approved(PublicationStatus[] some, PublicationStatus[] none)
        {
            var with = db.Publications.Where(one => some.Contains(one.Status)).Select(one => one.PostId);
            return approved.Where(post => with.Contains(post.Id) && !db.Publications.Any(one => one.PostId == post.Id && none.Contains(one.Status)));
        }

        return status switch
        {
            PostStatus.Draft => posts.Where(one => one.Review == ReviewState.Draft),
            PostStatus.InReview => posts.Where(one => one.Review == ReviewState.InReview),
            PostStatus.Rejected => posts.Where(one => one.Review == ReviewState.Rejected),
            PostStatus.Expired => posts.Where(one => one.Review == ReviewState.Expired),
            PostStatus.NeedsAttention => Approved(person, []),
            PostStatus.AwaitingHand => Approved(hand, person),
            PostStatus.Publishing => Approved(moving, [.. person, .. hand]),
            PostStatus.PartlyPublished => Approved(waiting, [.. person, .. hand, .. moving]).Where(post => db.Publications.Any(one => one.PostId == post.Id && published.Contains(one.Status))),
            PostStatus.Scheduled => Approved(waiting, [.. person, .. hand, .. moving, .. published]),
            PostStatus.Published => approved.Where(post => db.Publications.Any(one => one.PostId == post.Id && one.Status == PublicationStatus.Published)
                && !db.Publications.Any(one => one.PostId == post.Id && one.Status != PublicationStatus.Published && one.Status != PublicationStatus.Withdrawn && one.Status != PublicationStatus.Cancelled)),
            PostStatus.Withdrawn => Approved(withdrawn, [.. person, .. hand, .. moving, .. waiting, .. published]),
            PostStatus.Cancelled => posts.Where(post => post.Review == ReviewState.Cancelled
                || (post.Review == ReviewState.Approved && !db.Publications.Any(one => one.PostId == post.Id && one.Status != PublicationStatus.Cancelled))),
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };
    }
}
