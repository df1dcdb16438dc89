using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Core.Publishing;

/// <summary>After one green check: lets go what the stopped channel held, oldest first, one per spacing. What is too late by then is missed, and a person decides.</summary>
public sealed class ChannelRelease(IPublishingStore store, PublicationSettlement settlement, PublishingSignal signal, PublishingOptions options, TimeProvider time, ILogger<ChannelRelease> logger)
{
    /// <summary>A check that was cut off after it turned green, or a hold that came in beside it, leaves nothing behind for ever.</summary>
    public async Task ReleaseForgottenAsync(CancellationToken cancellationToken) =>
        await PerItem.ForEachAsync(await store.FindChannelsToReleaseAsync(cancellationToken), logger, id => ReleaseAsync(id, cancellationToken), cancellationToken);

    public async Task ReleaseAsync(Guid channelId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var slot = now;
        foreach (var id in await store.FindHeldByChannelAsync(channelId, cancellationToken))
        {
            await using var work = await store.OpenPublicationAsync(id, cancellationToken);
            var publication = work?.Publication(id);
            if (work is null || publication is not { Status: PublicationStatus.OnHold, HoldCause: HoldCause.Channel }) continue;
            if (slot > publication.DueAt + options.MissedAfterOf(publication))
            {
                settlement.Miss(work, publication, now);
            }
            else
            {
                publication.MoveTo(PublicationStatus.Scheduled);
                publication.WaitUntil(publication.DueAt > slot ? null : slot);
                slot += options.CatchUpSpacing;
                work.Audit("publication.released-by-check", now, publication: publication);
            }
            await work.TryCommitAsync(cancellationToken);
        }
        signal.Set();
    }
}
