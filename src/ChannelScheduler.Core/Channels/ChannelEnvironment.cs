namespace ChannelScheduler.Core.Channels;

/// <summary>Fixed when a channel is created: a sandbox channel never reaches a real network.</summary>
public enum ChannelEnvironment
{
    Sandbox,
    Live,
}
