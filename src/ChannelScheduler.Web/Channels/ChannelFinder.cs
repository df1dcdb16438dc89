using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Vk;

namespace ChannelScheduler.Web.Channels;

/// <summary>From what a person pastes, or from what the network tells, to a channel.</summary>
public sealed class ChannelFinder(MaxConnector max, VkConnector vk, ISecretProtector secrets)
{
    public Task<ChannelSearch> FindAsync(ChannelConnection connection, IReadOnlyCollection<long> known, TimeSpan patience, CancellationToken cancellationToken) =>
        connection.Kind.NetworkOf() == Network.Max
            ? max.FindAsync(connection.Environment, TokenOf(connection), known, patience, cancellationToken)
            : throw new RefusedException(RefusalKind.Conflict, "FindOnlyMax");

    /// <summary>Reads the channel at an address with the connection's own token.</summary>
    public async Task<FoundChannel> ReadAsync(ChannelConnection connection, string? address, CancellationToken cancellationToken)
    {
        var (channel, report) = connection.Kind.NetworkOf() == Network.Max
            ? await max.ReadChannelAsync(connection.Environment, TokenOf(connection), MaxChatAddress.Parse(address), cancellationToken)
            : await vk.ReadCommunityAsync(connection.Environment, TokenOf(connection), VkAddress.Parse(address), cancellationToken);
        return channel ?? throw TokenProbe.Refusal("ChannelNotRead", report, "address");
    }

    /// <summary>The number alone, for a channel that goes by hand: asks the network only when there is a token and no other way.</summary>
    public async Task<(string ExternalId, string? Handle)> NumberAsync(ChannelConnection connection, string? address, CancellationToken cancellationToken)
    {
        if (connection.Kind.NetworkOf() == Network.Max) return (MaxChatAddress.Parse(address).ToString(CultureInfo.InvariantCulture), null);
        var parsed = VkAddress.Parse(address);
        if (parsed.GroupId is { } id) return (id.ToString(CultureInfo.InvariantCulture), null);
        if (connection.Tokens.Count == 0) throw new RefusedException(RefusalKind.Invalid, "VkNumberNeeded", "address", parsed.ScreenName!);
        var found = await ReadAsync(connection, address, cancellationToken);
        return (found.ExternalId, found.Handle);
    }

    // The community's key knows its own community best; a service key reads what is public.
    private string TokenOf(ChannelConnection connection)
    {
        var token = connection.Tokens.OrderBy(one => one.Kind).FirstOrDefault() ?? throw new RefusedException(RefusalKind.Conflict, "ConnectionTokenFirst");
        return secrets.Unprotect(token.ProtectedValue);
    }
}
