namespace ChannelScheduler.Core.Outbox;

/// <summary>What sort of thing a notification tells; stored with it, so that lists can ask for a sort.</summary>
public enum NotificationKind
{
    /// <summary>About the program itself: its clock, its mail, its policies.</summary>
    Program,

    /// <summary>For the record; nothing is to be done.</summary>
    Informed,

    /// <summary>A post waits for somebody's approval.</summary>
    ReviewAsked,

    /// <summary>It still waits, and its time comes nearer.</summary>
    ReviewDue,
    Approved,
    Rejected,

    /// <summary>Nobody approved it before its time.</summary>
    Expired,
    Failed,
    InDoubt,
    Missed,
    OnHold,

    /// <summary>A person has to publish, change or delete in the network.</summary>
    ByHand,

    /// <summary>A channel is stopped, or will be: its check, its token, its moderation.</summary>
    Channel,

    /// <summary>The week will end with fewer posts than it should.</summary>
    QuotaAtRisk,

    /// <summary>Nothing is planned for the next days.</summary>
    QueueDry,

    /// <summary>Somebody who looks after many schools asks for what waits or is missing.</summary>
    Reminder,

    /// <summary>An appeal to a network's support lies unsent or unanswered.</summary>
    Appeal,
}
