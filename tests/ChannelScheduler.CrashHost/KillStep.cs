namespace ChannelScheduler.CrashHost;

/// <summary>The places in one publish at which the process can die, in their order.</summary>
public enum KillStep
{
    /// <summary>The claim is committed, the ledger is empty.</summary>
    AfterClaim,

    /// <summary>The ledger says Prepared, uploads would run.</summary>
    UnderPrepared,

    /// <summary>The ledger says Sending, the request has not left.</summary>
    AfterSending,

    /// <summary>The network has stored it, its answer is not read.</summary>
    AfterStored,

    /// <summary>The answer is read, nothing of it is committed.</summary>
    AfterAnswer,

    /// <summary>Published is committed, the follower is not dispatched.</summary>
    AfterOutcome,
}
