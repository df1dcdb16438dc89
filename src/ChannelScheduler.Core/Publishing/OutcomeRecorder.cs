using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Core.Publishing;

/// <summary>
/// Stores what came of a send. An outcome that is known must not be lost to a neighbour's change, to a busy database or to a sweep that was
/// quicker: everything is read anew and settled again, as long as it is still this attempt that is open.
/// </summary>
public sealed class OutcomeRecorder(IPublishingStore store, PublicationSettlement settlement, TimeProvider time, ILogger<OutcomeRecorder> logger)
{
    private const int Tries = 6;
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(1);

    /// <returns>The publication as stored; null when somebody else has settled it.</returns>
    public async Task<Publication?> RecordAsync(IPostWork work, Publication publication, PublicationAttempt attempt, PublishOutcome outcome)
    {
        var leaseToken = publication.LeaseToken;
        if (await TrySettleAsync(work, publication, attempt, outcome)) return publication;
        for (var tries = 1; tries < Tries; tries++)
        {
            await using var again = await OpenAsync(publication.Id);
            if (again is null) continue;
            var row = again.Publication(publication.Id);
            var rowAttempt = again.Attempts.Single(one => one.Id == attempt.Id);
            var isOurs = row.Status == PublicationStatus.Publishing && row.LeaseToken == leaseToken;
            // The sweep took us for dead and put it in doubt: the answer that we hold settles the doubt.
            var isAnswer = row.Status == PublicationStatus.InDoubt && rowAttempt.State == AttemptState.Ambiguous && outcome is PublishOutcome.Accepted;
            if (!isOurs && !isAnswer) break;
            if (await TrySettleAsync(again, row, rowAttempt, outcome)) return row;
        }
        // The ledger says Sending, so the sweep reads the channel back; nothing is sent again.
        logger.LogError("The outcome of publication {PublicationId} could not be stored: {Outcome}", publication.Id, outcome.GetType().Name);
        return null;
    }

    private async Task<bool> TrySettleAsync(IPostWork work, Publication publication, PublicationAttempt attempt, PublishOutcome outcome)
    {
        settlement.Settle(work, publication, attempt, outcome, time.GetUtcNow());
        try
        {
            return await work.TryCommitAsync(CancellationToken.None);
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "Storing the outcome of publication {PublicationId} failed; trying again", publication.Id);
            await Task.Delay(PauseAfterError, time);
            return false;
        }
    }

    private async Task<IPostWork?> OpenAsync(Guid publicationId)
    {
        try
        {
            return await store.OpenPublicationAsync(publicationId, CancellationToken.None);
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "Reading publication {PublicationId} failed; trying again", publicationId);
            await Task.Delay(PauseAfterError, time);
            return null;
        }
    }
}
