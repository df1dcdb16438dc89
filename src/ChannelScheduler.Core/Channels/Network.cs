namespace ChannelScheduler.Core.Channels;

/// <summary>The service that carries a channel; a channel is unique on its network and external id.</summary>
public enum Network
{
    Max,
    Vk,
}
