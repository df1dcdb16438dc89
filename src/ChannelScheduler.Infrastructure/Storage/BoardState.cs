namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>What the dashboard counts and lists: where posts stand, in the words of whoever looks. A post is in each state that one of its publications is in.</summary>
public enum BoardState
{
    InDoubt,
    Failed,
    Missed,
    OnHold,

    /// <summary>A person has to publish it by hand.</summary>
    ByHand,

    /// <summary>Its time has passed, and it is not out.</summary>
    Late,

    /// <summary>A post whose approval did not come before its time: it was not published.</summary>
    Expired,

    /// <summary>A post that waits for its approval.</summary>
    WaitingApproval,

    /// <summary>Goes out within the hour.</summary>
    DueSoon,
    Scheduled,
    Publishing,

    /// <summary>Refused for now, tried again by itself.</summary>
    Retrying,
    Published,

    /// <summary>Went out on the day of whoever looks.</summary>
    Today,

    /// <summary>In the gospublic sooner after MAX than the rule says, by the word of a content admin; those of the last days.</summary>
    Early,

    /// <summary>Cancelled, or taken down.</summary>
    Gone,
}
