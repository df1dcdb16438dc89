namespace ChannelScheduler.Core.Posts;

/// <summary>Where a post stands between its author and its approver.</summary>
public enum ReviewState
{
    Draft,
    InReview,
    Rejected,
    Approved,

    /// <summary>Approval did not come before its time; it is never published late.</summary>
    Expired,
    Cancelled,
}
