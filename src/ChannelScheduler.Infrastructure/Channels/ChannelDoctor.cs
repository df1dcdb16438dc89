using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Channels;

/// <summary>
/// Checks a channel with its network. A red check holds the channel and tells people once; a check that finds nothing to hold it for releases what the stopped channel held.
/// What the network could not be asked decides nothing.
/// </summary>
public sealed class ChannelDoctor(
    IDbContextFactory<SchedulerDbContext> contexts, ChannelPublishers publishers, ChannelAccessProvider access, ChannelRelease release, ChannelAdvice advice, TimeProvider time)
{
    /// <summary>A channel that people keep changing is read again so often.</summary>
    private const int Tries = 3;

    /// <param name="actorId">Null when the program checks by itself: then only a change is worth a row in the history.</param>
    /// <returns>Null when there is no such channel.</returns>
    public async Task<ChannelReport?> CheckAsync(Guid channelId, Guid? actorId, CancellationToken cancellationToken)
    {
        Channel? channel;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            channel = await db.Channels.AsNoTracking().Include(one => one.Tokens).SingleOrDefaultAsync(one => one.Id == channelId, cancellationToken);
        }
        if (channel is null) return null;
        // No context is open here: the network may take a minute.
        var report = await AskAsync(channel, cancellationToken);
        var applied = false;
        for (var tries = 1; !applied; tries++)
        {
            try
            {
                await ApplyAsync(channel, report, actorId, cancellationToken);
                applied = true;
            }
            catch (DbUpdateConcurrencyException) when (tries < Tries)
            {
                // Somebody was faster: what was seen in the network holds all the same.
            }
        }
        if (report.Publishes) await release.ReleaseAsync(channelId, cancellationToken);
        return report;
    }

    /// <summary>Asks the network and looks at what is known here; nothing is stored.</summary>
    public async Task<ChannelReport> AskAsync(Channel channel, CancellationToken cancellationToken)
    {
        var report = await AskNetworkAsync(channel, cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await advice.AddToAsync(report, db, channel, cancellationToken);
    }

    private async Task<ChannelReport> AskNetworkAsync(Channel channel, CancellationToken cancellationToken)
    {
        try
        {
            return await publishers.For(channel).CheckAsync(access.Open(channel), cancellationToken);
        }
        catch (SecretUnreadableException)
        {
            return new ChannelReport([new ChannelCheck("token", false, NetworkTexts.Get("TokenUnreadable"), NetworkTexts.Get("TokenUnreadableRemedy"), Holds: true)]);
        }
    }

    private async Task ApplyAsync(Channel asked, ChannelReport report, Guid? actorId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var channel = await db.Channels.Include(one => one.Tokens).SingleOrDefaultAsync(one => one.Id == asked.Id, cancellationToken);
        // With another token the answer may be another: the next check will know.
        if (channel is null || !SameTokens(channel, asked)) return;
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var holding = report.FindHolding();
        var definite = report.Publishes || holding is not null;
        var changed = definite && channel.CheckedOk != report.Ok;
        if (definite) (channel.CheckedAt, channel.CheckedOk) = (now, report.Ok);
        // A part that is red, an expired user token for photos say, is no reason to hold the texts.
        if (report.Publishes) (channel.StopCause, channel.StopMessage, channel.StoppedAt) = (null, null, null);
        else if (holding is not null) Stop(db, channel, holding, now);
        if (actorId is not null || changed) db.Audit.Add(Entry(channel, report.Publishes ? "channel.checked" : "channel.check-failed", actorId, now, report.Ok ? null : FailedCodes(report)));
        await db.SaveChangesAsync(cancellationToken);
    }

    // Held once and told once. A person who publishes by hand needs no token: nothing is held there.
    private static void Stop(SchedulerDbContext db, Channel channel, ChannelCheck holding, DateTimeOffset now)
    {
        if (channel.StopCause is not null || channel.DeliveryMode == DeliveryMode.ByHand) return;
        (channel.StopCause, channel.StopMessage, channel.StoppedAt) = (CauseOf(holding.Code), holding.Message.TrimEnd('.'), now);
        db.Audit.Add(Entry(channel, "channel.stopped", null, now, channel.StopCause.ToString()));
        foreach (var audience in new[] { Role.Admin, Role.ContentAdmin })
        {
            db.Notifications.Add(new Notification
            {
                Id = Guid.CreateVersion7(now),
                CreatedAt = now,
                SchoolId = channel.SchoolId,
                Audience = audience,
                Message = new Reason("NotifyChannelCheckRed", "", channel.Name, holding.Message),
                ChannelId = channel.Id,
            });
        }
    }

    private static ChannelStopCause CauseOf(string code) => code switch
    {
        "token" or "userToken" => ChannelStopCause.Authorization,
        "admin" or "rights" => ChannelStopCause.RightsLost,
        "channel" or "active" => ChannelStopCause.ChannelGone,
        _ => ChannelStopCause.CheckFailed,
    };

    private static bool SameTokens(Channel one, Channel other) =>
        one.Tokens.Select(token => token.ProtectedValue).Order(StringComparer.Ordinal).SequenceEqual(other.Tokens.Select(token => token.ProtectedValue).Order(StringComparer.Ordinal));

    private static string FailedCodes(ChannelReport report) => string.Join(", ", report.Checks.Where(check => !check.Ok).Select(check => check.Code));

    private static AuditEntry Entry(Channel channel, string action, Guid? actorId, DateTimeOffset now, string? details) =>
        new() { Id = Guid.CreateVersion7(now), At = now, SchoolId = channel.SchoolId, ActorId = actorId, ChannelId = channel.Id, Action = action, Details = details };
}
