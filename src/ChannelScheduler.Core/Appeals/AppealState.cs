namespace ChannelScheduler.Core.Appeals;

public enum AppealState
{
    /// <summary>Being written; parts may be missing.</summary>
    Draft,

    /// <summary>A person said that it went out; the program itself sends nothing to support.</summary>
    Sent,

    /// <summary>Support has answered.</summary>
    Answered,
}
