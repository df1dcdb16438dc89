using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Channels;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Channels;

/// <summary>What people do to a channel that is there: new tokens, another way of delivery.</summary>
public sealed class ChannelCommands(SchedulerDbContext db, ChannelRegistration registration, TokenProbe probe, ChannelDoctor doctor, ChannelRelease release, ChannelReplacement replacement, Actor actor, TimeProvider time)
{
    /// <exception cref="ApiException">404 or 403.</exception>
    public async Task<Channel> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        var channel = await db.Channels.Include(one => one.Tokens).SingleOrDefaultAsync(one => one.Id == id, cancellationToken) ?? throw ApiException.NotFound("channel");
        actor.RequireAt(channel.SchoolId, "channel");
        return channel;
    }

    /// <summary>Tokens run out: VK's user tokens within a day. A stop that an old token caused ends with the next green check.</summary>
    public async Task RenewTokensAsync(Channel channel, IReadOnlyDictionary<ChannelTokenKind, TokenRequest> tokens, CancellationToken cancellationToken)
    {
        if (tokens.Keys.Any(kind => !ChannelRequestValidator.Allowed(channel.Kind).Contains(kind))) throw ApiException.Invalid("TokenKind", "tokens");
        registration.PutTokens(channel, tokens);
        Audit(channel, "channel.tokens-renewed", string.Join(", ", tokens.Keys));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The network is shown the tokens first; nothing is stored unless it takes them all.</summary>
    public async Task RenewCheckedAsync(Channel channel, IReadOnlyDictionary<ChannelTokenKind, TokenRequest> tokens, string fieldPrefix, CancellationToken cancellationToken)
    {
        await probe.RequireGoodAsync(channel.Kind, channel.Environment, tokens, fieldPrefix, cancellationToken);
        await RenewTokensAsync(channel, tokens, cancellationToken);
    }

    /// <summary>
    /// By hand works at once and needs nothing: what stopped the channel stops no person, so what it held goes on. The program itself publishes again only after a
    /// green check.
    /// </summary>
    public async Task SetDeliveryAsync(Channel channel, DeliveryMode mode, CancellationToken cancellationToken)
    {
        if (channel.DeliveryMode == mode) return;
        if (mode == DeliveryMode.Api)
        {
            if (channel.Tokens.Count == 0) throw new RefusedException(RefusalKind.Conflict, "DeliveryNeedsToken", "deliveryMode");
            var report = await doctor.AskAsync(channel, cancellationToken);
            if (!report.Publishes) throw TokenProbe.Refusal("DeliveryNotGreen", report);
            (channel.CheckedAt, channel.CheckedOk) = (Now, report.Ok);
        }
        (channel.DeliveryMode, channel.StopCause, channel.StopMessage, channel.StoppedAt) = (mode, null, null, null);
        Audit(channel, "channel.delivery-changed", mode.ToString());
        await db.SaveChangesAsync(cancellationToken);
        await release.ReleaseAsync(channel.Id, cancellationToken);
    }

    /// <summary>Posts and series that wait for a wrong channel go to the right one from now on; each asks for a new approval.</summary>
    /// <exception cref="ApiException">422: the other channel is not there, or is another school's.</exception>
    public async Task<ReplacedChannel> ReplaceAsync(Channel wrong, Guid rightId, CancellationToken cancellationToken)
    {
        var right = await db.Channels.Include(one => one.Tokens).SingleOrDefaultAsync(one => one.Id == rightId && one.SchoolId == wrong.SchoolId, cancellationToken)
            ?? throw ApiException.Invalid("UnknownChannel", "channelId", rightId);
        return await replacement.ReplaceAsync(db, wrong, right, actor.Id, cancellationToken);
    }

    private DateTimeOffset Now => time.GetUtcNow().TruncateToMilliseconds();

    private void Audit(Channel channel, string action, string details) => db.Audit.Add(new AuditEntry
    {
        Id = Guid.CreateVersion7(Now), At = Now, SchoolId = channel.SchoolId, ActorId = actor.Id, ChannelId = channel.Id, Action = action, Details = details,
    });
}
