namespace ChannelScheduler.Core.Schools.Overview;

/// <summary>One thing that is wrong at a school.</summary>
/// <param name="Points">How bad it is; the points of all of them together give a school its place.</param>
/// <param name="Count">Posts, channels, or days: what the sort counts. 0 where there is nothing to count.</param>
public sealed record SchoolTrouble(SchoolTroubleKind Kind, int Points, int Count)
{
    /// <summary>From here on it is shown as red, below as amber.</summary>
    public const int Bad = 40;

    public bool IsBad => Points >= Bad;
}

public enum SchoolTroubleKind
{
    /// <summary>A channel takes nothing: its token, its rights, a check.</summary>
    ChannelStopped,
    TokenExpired,

    /// <summary>Publications that failed, were missed or are in doubt.</summary>
    NotPublished,
    NoChannel,

    /// <summary>A post has waited for its approval for more than a day.</summary>
    ApprovalLate,

    /// <summary>Nothing new in MAX for a week or two; counts days.</summary>
    SilentMax,
    SilentGospublic,

    /// <summary>Nobody of the school writes, or nobody approves.</summary>
    NoPeople,
    TokenEnds,

    /// <summary>The week ends, and posts are missing; counts them.</summary>
    QuotaShort,
    ChannelUnsound,
    SandboxOnly,
}
