namespace ChannelScheduler.Core.Posts;

/// <summary>Every allowed move of a post's review; anything else throws.</summary>
public static class ReviewTransitions
{
    public static readonly IReadOnlyList<(ReviewState From, ReviewState To, string Why)> All =
    [
        (ReviewState.Draft, ReviewState.InReview, "submitted"),
        (ReviewState.Draft, ReviewState.Cancelled, "cancelled"),
        (ReviewState.InReview, ReviewState.Approved, "approved by a second person"),
        (ReviewState.InReview, ReviewState.Rejected, "rejected with a reason"),
        (ReviewState.InReview, ReviewState.Draft, "edited into something that policy blocks"),
        (ReviewState.InReview, ReviewState.Expired, "its time came first"),
        (ReviewState.InReview, ReviewState.Cancelled, "cancelled"),
        (ReviewState.Rejected, ReviewState.Draft, "edited"),
        (ReviewState.Rejected, ReviewState.InReview, "submitted again"),
        (ReviewState.Rejected, ReviewState.Cancelled, "cancelled"),
        (ReviewState.Approved, ReviewState.InReview, "edited: the approval is void"),
        (ReviewState.Approved, ReviewState.Draft, "edited into something that policy blocks"),
        (ReviewState.Approved, ReviewState.Cancelled, "cancelled"),
        (ReviewState.Expired, ReviewState.Draft, "edited"),
        (ReviewState.Expired, ReviewState.InReview, "submitted with a new time"),
        (ReviewState.Expired, ReviewState.Cancelled, "cancelled"),
    ];

    private static readonly HashSet<(ReviewState, ReviewState)> Allowed = [.. All.Select(move => (move.From, move.To))];

    public static bool IsAllowed(ReviewState from, ReviewState to) => Allowed.Contains((from, to));
}
