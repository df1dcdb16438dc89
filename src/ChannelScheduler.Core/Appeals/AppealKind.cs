namespace ChannelScheduler.Core.Appeals;

/// <summary>To whom an appeal goes, and so which parts it must have.</summary>
public enum AppealKind
{
    /// <summary>A channel can't be created, verified or used: a letter to the support of MAX for partners.</summary>
    ChannelSupport,

    /// <summary>A person's account in MAX is blocked: filled in on the messenger's site.</summary>
    BlockedAccount,
}
