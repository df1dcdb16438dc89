using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Core.Publishing;

/// <summary>Picks up what a dead worker left: in doubt when it may have sent, scheduled again when it can't have.</summary>
public sealed class LeaseRecovery(IPublishingStore store, PublicationSettlement settlement, TimeProvider time, ILogger<LeaseRecovery> logger)
{
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var ids = await store.FindExpiredLeasesAsync(time.GetUtcNow(), cancellationToken);
        await PerItem.ForEachAsync(ids, logger, id => RecoverAsync(id, cancellationToken), cancellationToken);
    }

    private async Task RecoverAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var work = await store.OpenPublicationAsync(id, cancellationToken);
        if (work is null) return;
        var publication = work.Publication(id);
        var now = time.GetUtcNow();
        if (publication.Status != PublicationStatus.Publishing || publication.LeaseUntil > now) return;

        var attempt = work.Attempts.LastOrDefault(one => one.PublicationId == id && one.LeaseToken == publication.LeaseToken);
        if (attempt is { State: AttemptState.Sending })
        {
            settlement.Doubt(work, publication, attempt, new Reason("InDoubtCrash"), now);
        }
        else
        {
            if (attempt is { State: AttemptState.Prepared })
            {
                attempt.State = AttemptState.Refused;
                attempt.ErrorCode = "lease-expired";
                attempt.FinishedAt = now.TruncateToMilliseconds();
            }
            publication.MoveTo(PublicationStatus.Scheduled, new Reason("ScheduledAfterCrash"));
            work.Audit("publication.recovered", now, publication: publication);
        }
        // A lost commit means that somebody else moved it: then it needs no recovery.
        await work.TryCommitAsync(cancellationToken);
    }
}
