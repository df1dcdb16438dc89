namespace ChannelScheduler.Core.Publishing;

/// <summary>Picks up what a dead worker left: in doubt when it may have sent, scheduled again when it can't have.</summary>
public sealed class LeaseRecovery(IPublishingStore store, PublicationSettlement settlement, TimeProvider time)
{
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await store.FindExpiredLeasesAsync(time.GetUtcNow(), cancellationToken))
        {
            await using var work = await store.OpenPublicationAsync(id, cancellationToken);
            if (work is null) continue;
            var publication = work.Publication(id);
            var now = time.GetUtcNow();
            if (publication.Status != PublicationStatus.Publishing || publication.LeaseUntil > now) continue;

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
}
