using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Publishing;

/// <summary>Opens a channel's tokens for the time of one call.</summary>
public sealed class ChannelAccessProvider(ISecretProtector secrets)
{
    /// <exception cref="SecretUnreadableException">The key ring is missing.</exception>
    public ChannelAccess Open(Channel channel) => new(
        channel.Id,
        channel.Kind,
        channel.Environment,
        channel.ExternalId,
        channel.Handle,
        channel.Tokens.ToDictionary(token => token.Kind, token => secrets.Unprotect(token.ProtectedValue)));
}

/// <summary>The publisher of each network.</summary>
public sealed class ChannelPublishers(IEnumerable<IChannelPublisher> publishers)
{
    private readonly Dictionary<Network, IChannelPublisher> _byNetwork = publishers.ToDictionary(publisher => publisher.Network);

    public IChannelPublisher For(Channel channel) => _byNetwork[channel.Network];
}
