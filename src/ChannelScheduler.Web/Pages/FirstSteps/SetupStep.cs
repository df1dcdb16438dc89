namespace ChannelScheduler.Web.Pages.FirstSteps;

/// <summary>What a school needs before its first post, in the order in which it is asked for.</summary>
public enum SetupStep
{
    School,
    Channels,
    Writer,
    Approver,
}
