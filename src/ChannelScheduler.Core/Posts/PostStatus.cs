using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Core.Posts;

/// <summary>What people see of a post: a pure function of its review and its publications, never stored.</summary>
public enum PostStatus
{
    Draft,
    InReview,
    Rejected,
    Expired,
    Cancelled,

    /// <summary>Approved, nothing out yet.</summary>
    Scheduled,
    Publishing,

    /// <summary>Out on one channel, waiting for its time on another.</summary>
    PartlyPublished,
    Published,

    /// <summary>A person has to publish it by hand.</summary>
    AwaitingHand,

    /// <summary>In doubt, held, failed or missed: a person has to look.</summary>
    NeedsAttention,
    Withdrawn,
}

public static class PostStatuses
{
    // Read from the top: the first row whose condition holds names the status.
    private static readonly (Func<IReadOnlyCollection<PublicationStatus>, bool> When, PostStatus Then)[] Table =
    [
        (all => all.Any(NeedsPerson), PostStatus.NeedsAttention),
        (all => all.Contains(PublicationStatus.AwaitingHand), PostStatus.AwaitingHand),
        (all => all.Any(one => one is PublicationStatus.Publishing or PublicationStatus.Retrying), PostStatus.Publishing),
        (all => all.Contains(PublicationStatus.Published) && all.Any(IsWaiting), PostStatus.PartlyPublished),
        (all => all.Any(IsWaiting), PostStatus.Scheduled),
        (all => all.Contains(PublicationStatus.Published), PostStatus.Published),
        (all => all.Contains(PublicationStatus.Withdrawn), PostStatus.Withdrawn),
        (_ => true, PostStatus.Cancelled),
    ];

    public static PostStatus Of(ReviewState review, IReadOnlyCollection<PublicationStatus> publications) => review switch
    {
        ReviewState.Draft => PostStatus.Draft,
        ReviewState.InReview => PostStatus.InReview,
        ReviewState.Rejected => PostStatus.Rejected,
        ReviewState.Expired => PostStatus.Expired,
        ReviewState.Cancelled => PostStatus.Cancelled,
        ReviewState.Approved => Table.First(row => row.When(publications)).Then,
        _ => throw new ArgumentOutOfRangeException(nameof(review)),
    };

    private static bool NeedsPerson(PublicationStatus status) =>
        status is PublicationStatus.InDoubt or PublicationStatus.OnHold or PublicationStatus.Failed or PublicationStatus.Missed;

    private static bool IsWaiting(PublicationStatus status) => status is PublicationStatus.Planned or PublicationStatus.Scheduled;
}
