using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Texts;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>The dashboard's questions; each has its index. What a card counts is what the list behind it shows.</summary>
/// <param name="Schools">Null means every school.</param>
/// <param name="Today">When the day of whoever looks began.</param>
public sealed record BoardQueries(SchedulerDbContext Db, IReadOnlyCollection<Guid>? Schools, DateTimeOffset Now, DateTimeOffset Today)
{
    /// <summary>A due time this long ago is late; less is the time that sending takes.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan Soon = TimeSpan.FromHours(1);

    /// <summary>How long an early follower is shown.</summary>
    public static readonly TimeSpan EarlyFor = TimeSpan.FromDays(7);

    /// <summary>A rare state's posts are looked up one by one; of a state with more than this the list is walked until a page is full.</summary>
    private const int Rare = 2_000;

    /// <summary>Publications of the last days that are looked at: those of ten thousand posts with two channels.</summary>
    private const int MostRecent = 20_000;

    private IQueryable<Publication> Publications => PublicationLists.Of(Db, Schools);

    private IQueryable<Post> Posts => Schools is { } schools ? Db.Posts.AsNoTracking().Where(one => schools.Contains(one.SchoolId)) : Db.Posts.AsNoTracking();

    /// <summary>Posts in this state, at most <paramref name="most"/>.</summary>
    public Task<int> CountAsync(BoardState state, int most, CancellationToken cancellationToken) =>
        ReviewOf(state) is { } review
            ? Posts.Where(one => one.Review == review).Take(most).CountAsync(cancellationToken)
            : Bounded(state, In(state)).Select(one => one.PostId).Distinct().Take(most).CountAsync(cancellationToken);

    /// <summary>In how many posts of each school a person is needed; a school without any is left out.</summary>
    public Task<Dictionary<Guid, int>> NeedingBySchoolAsync(CancellationToken cancellationToken)
    {
        PublicationStatus[] needing = [PublicationStatus.InDoubt, PublicationStatus.Failed, PublicationStatus.Missed, PublicationStatus.OnHold, PublicationStatus.AwaitingHand];
        return Publications.Where(one => needing.Contains(one.Status)).GroupBy(one => one.SchoolId).Select(one => new { one.Key, Count = one.Select(row => row.PostId).Distinct().Count() })
            .ToDictionaryAsync(one => one.Key, one => one.Count, cancellationToken);
    }

    /// <summary>Posts by their time: that of their plan, or of their approval, or of their making. See <see cref="PostTimes"/>.</summary>
    public async Task<IQueryable<Post>> ListAsync(BoardFilter filter, CancellationToken cancellationToken)
    {
        var query = Posts;
        var review = ReviewOf(filter.State);
        if (review is not null) query = query.Where(one => one.Review == review);
        else if (filter.State is { } state) query = await OfStateAsync(query, In(state), state, filter.Kind, cancellationToken);
        if (filter.Kind is { } kind && (filter.State is null || review is not null)) query = await OfKindAsync(query, kind, cancellationToken);
        if (SearchKey.Of(filter.Text) is { Length: > 0 } words) query = query.Where(one => EF.Property<string>(one, SearchKeys.ColumnOf(nameof(Post.Title))).Contains(words));
        if (filter.From is { } from) query = query.Where(one => EF.Property<DateTimeOffset>(one, PostTimes.Column) >= from);
        if (filter.Until is { } until) query = query.Where(one => EF.Property<DateTimeOffset>(one, PostTimes.Column) < until);
        return query;
    }

    /// <summary>When a card changes by the passing of time alone, if nothing else happens; null when never.</summary>
    public async Task<DateTimeOffset?> NextChangeAsync(CancellationToken cancellationToken)
    {
        var late = await FirstDueAsync(PublicationStatus.Scheduled, Now - Grace, cancellationToken) + Grace;
        var stuck = await FirstDueAsync(PublicationStatus.Publishing, Now - Grace, cancellationToken) + Grace;
        var retried = await FirstDueAsync(PublicationStatus.Retrying, Now - Grace, cancellationToken) + Grace;
        var soon = await FirstDueAsync(PublicationStatus.Scheduled, Now + Soon, cancellationToken) - Soon;
        return new[] { late, stuck, retried, soon }.Min();
    }

    private async Task<DateTimeOffset?> FirstDueAsync(PublicationStatus status, DateTimeOffset after, CancellationToken cancellationToken) =>
        await Publications.Where(one => one.Status == status && one.DueAt > after).OrderBy(one => one.DueAt).Select(one => one.DueAt).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Of a state of the post itself; null for one of its publications.</summary>
    private static ReviewState? ReviewOf(BoardState? state) => state switch
    {
        BoardState.WaitingApproval => ReviewState.InReview,
        BoardState.Expired => ReviewState.Expired,
        _ => null,
    };

    private IQueryable<Publication> In(BoardState state)
    {
        var (all, late, soon, today, recently) = (Publications, Now - Grace, Now + Soon, Today, Now - EarlyFor);
        return state switch
        {
            BoardState.InDoubt => all.Where(one => one.Status == PublicationStatus.InDoubt),
            BoardState.Failed => all.Where(one => one.Status == PublicationStatus.Failed),
            BoardState.Missed => all.Where(one => one.Status == PublicationStatus.Missed),
            BoardState.OnHold => all.Where(one => one.Status == PublicationStatus.OnHold),
            BoardState.ByHand => all.Where(one => one.Status == PublicationStatus.AwaitingHand),
            BoardState.Late => all.Where(one => (one.Status == PublicationStatus.Scheduled || one.Status == PublicationStatus.Retrying || one.Status == PublicationStatus.Publishing) && one.DueAt <= late),
            BoardState.DueSoon => all.Where(one => one.Status == PublicationStatus.Scheduled && one.DueAt > late && one.DueAt <= soon),
            BoardState.Scheduled => all.Where(one => one.Status == PublicationStatus.Scheduled),
            BoardState.Publishing => all.Where(one => one.Status == PublicationStatus.Publishing),
            BoardState.Retrying => all.Where(one => one.Status == PublicationStatus.Retrying),
            BoardState.Published => all.Where(one => one.Status == PublicationStatus.Published),
            // Not asked for their state: nearly all rows are published, and an index would be searched by that.
            BoardState.Today => all.Where(one => one.SentAt >= today),
            BoardState.Early => all.Where(one => one.SentAt >= recently && one.Released && one.PredecessorId != null),
            BoardState.Gone => all.Where(one => one.Status == PublicationStatus.Cancelled || one.Status == PublicationStatus.Withdrawn),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
    }

    // What is found by its time is ordered and cut: telling posts apart would otherwise walk all publications in their posts' order.
    private static IQueryable<Publication> Bounded(BoardState state, IQueryable<Publication> publications) =>
        state is BoardState.Today or BoardState.Early ? publications.OrderByDescending(one => one.SentAt).Take(MostRecent) : publications;

    // By the channels of that kind, which are few: most schools have one, and some kinds nobody has.
    private async Task<IQueryable<Post>> OfKindAsync(IQueryable<Post> posts, ChannelKind kind, CancellationToken cancellationToken)
    {
        var channels = await Db.Channels.Where(one => one.Kind == kind && (Schools == null || Schools.Contains(one.SchoolId))).Select(one => one.Id).ToListAsync(cancellationToken);
        return await OfStateAsync(posts, Publications.Where(one => channels.Contains(one.ChannelId) && one.Status != PublicationStatus.Cancelled), null, null, cancellationToken);
    }

    private static async Task<IQueryable<Post>> OfStateAsync(IQueryable<Post> posts, IQueryable<Publication> publications, BoardState? state, ChannelKind? kind, CancellationToken cancellationToken)
    {
        if (kind is not null) publications = publications.Where(one => one.Kind == kind);
        var ids = await (state is { } known ? Bounded(known, publications) : publications).Select(one => one.PostId).Distinct().Take(Rare + 1).ToListAsync(cancellationToken);
        if (ids.Count <= Rare) return posts.Where(one => ids.Contains(one.Id));
        return posts.Where(post => publications.Any(one => one.PostId == post.Id));
    }
}
