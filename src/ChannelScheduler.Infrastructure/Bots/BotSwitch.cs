using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>Turns a channel's bot on as its school's, and off.</summary>
public sealed class BotSwitch(MaxBotClient client, BotAccess access, BotHooks hooks, TimeProvider time, ILogger<BotSwitch> logger)
{
    /// <exception cref="RefusedException">The channel has no bot, MAX does not know it, another service listens to it, or it is another school's already.</exception>
    public async Task<SchoolBot> TurnOnAsync(SchedulerDbContext db, Channel channel, Guid actorId, CancellationToken cancellationToken)
    {
        if (await ThereAsync(db, channel, cancellationToken) is { } there) return there;
        if (channel.Network != Network.Max || access.Open(channel) is not { } api) throw new RefusedException(RefusalKind.Conflict, "BotNeedsToken");
        var me = await client.GetMeAsync(api, cancellationToken);
        if (!me.Ok) throw new RefusedException(RefusalKind.Conflict, "BotNotKnown", null, ReportBuilder.WordsOf(me.Problem));
        if (await db.Bots.SingleOrDefaultAsync(one => one.Environment == channel.Environment && one.BotUserId == me.Value.UserId, cancellationToken) is { } taken)
        {
            // Perhaps somebody turned it on just here while MAX was asked.
            return taken.ChannelId == channel.Id ? taken : throw new RefusedException(RefusalKind.Conflict, "BotTaken");
        }
        var subscribed = await client.GetSubscriptionsAsync(api, cancellationToken);
        // Some other program of the school lives by these events: it is not ours to cut it off.
        if (subscribed.Value?.Urls.FirstOrDefault(one => !hooks.IsOurs(null, one)) is { } url) throw new RefusedException(RefusalKind.Conflict, "BotHookedElsewhere", null, BaseAddress.HostOf(url));
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var bot = new SchoolBot
        {
            Id = Guid.CreateVersion7(now), SchoolId = channel.SchoolId, ChannelId = channel.Id, Environment = channel.Environment,
            BotUserId = me.Value.UserId, Username = me.Value.Username, TurnedOnAt = now,
        };
        db.Bots.Add(bot);
        db.Audit.Add(Audit("bot.on", bot, actorId, now));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return bot;
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            // Somebody else turned it on while MAX was asked.
            db.ChangeTracker.Clear();
            return await ThereAsync(db, channel, cancellationToken) ?? throw new RefusedException(RefusalKind.Conflict, "BotTaken");
        }
    }

    private static async Task<SchoolBot?> ThereAsync(SchedulerDbContext db, Channel channel, CancellationToken cancellationToken)
    {
        var there = await db.Bots.SingleOrDefaultAsync(one => one.SchoolId == channel.SchoolId, cancellationToken);
        return there is null || there.ChannelId == channel.Id ? there : throw new RefusedException(RefusalKind.Conflict, "BotOtherChannel");
    }

    /// <summary>Everybody is unlinked with it, and buttons that were shown do nothing any more.</summary>
    public async Task TurnOffAsync(SchedulerDbContext db, SchoolBot bot, Guid actorId, CancellationToken cancellationToken)
    {
        try
        {
            await hooks.DropAsync(bot, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The key ring is gone, say. Events that still come find nothing here, and who turns a bot off must be able to.
            logger.LogWarning(exception, "The web hook of the bot {Bot} could not be taken back", bot.Id);
        }
        db.Bots.Remove(bot);
        db.Audit.Add(Audit("bot.off", bot, actorId, time.GetUtcNow().TruncateToMilliseconds()));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else turned it off while MAX was told.
            db.ChangeTracker.Clear();
        }
    }

    private static AuditEntry Audit(string action, SchoolBot bot, Guid actorId, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), At = now, SchoolId = bot.SchoolId, ChannelId = bot.ChannelId, ActorId = actorId, Action = action };
}
