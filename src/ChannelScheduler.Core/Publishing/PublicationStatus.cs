namespace ChannelScheduler.Core.Publishing;

public enum PublicationStatus
{
    /// <summary>Waits for approval or for its predecessor.</summary>
    Planned,

    /// <summary>Goes out at its due time.</summary>
    Scheduled,

    /// <summary>Claimed by a worker.</summary>
    Publishing,

    /// <summary>Refused for now, definitely not stored; tried again at <c>NextAttemptAt</c>.</summary>
    Retrying,

    /// <summary>The outcome of a send is unknown; it is read back, never sent again blindly.</summary>
    InDoubt,

    /// <summary>A person publishes it and pastes its address.</summary>
    AwaitingHand,

    /// <summary>Predecessor, gate or channel stops it; the cause is named.</summary>
    OnHold,
    Published,

    /// <summary>Refused for good.</summary>
    Failed,

    /// <summary>Its time passed by too far; a person decides.</summary>
    Missed,
    Cancelled,

    /// <summary>Was out and was taken down by us.</summary>
    Withdrawn,
}
