using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>Where a network's API stands for a channel: the real one, or the local sandbox.</summary>
public interface INetworkEndpoints
{
    /// <exception cref="InvalidOperationException">The sandbox has no address yet, or is switched off.</exception>
    Uri BaseUrlOf(Network network, ChannelEnvironment environment);
}
