using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>The token that a bot speaks with: its channel's.</summary>
public sealed class BotAccess(IDbContextFactory<SchedulerDbContext> contexts, ISecretProtector secrets, INetworkEndpoints endpoints)
{
    /// <returns>Null when the channel has no such token any more.</returns>
    /// <exception cref="SecretUnreadableException">The key ring is missing.</exception>
    public async Task<ApiAccess?> OpenAsync(SchoolBot bot, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var channel = await db.Channels.AsNoTracking().Include(one => one.Tokens).SingleOrDefaultAsync(one => one.Id == bot.ChannelId, cancellationToken);
        return channel is null ? null : Open(channel);
    }

    /// <exception cref="SecretUnreadableException">The key ring is missing.</exception>
    public ApiAccess? Open(Channel channel)
    {
        var token = channel.Tokens.Find(one => one.Kind == ChannelTokenKind.Bot);
        if (token is null) return null;
        var clear = secrets.Unprotect(token.ProtectedValue);
        return ApiAccess.IsSendable(clear) ? new ApiAccess(endpoints.BaseUrlOf(Network.Max, channel.Environment), clear, channel.Environment) : null;
    }
}
