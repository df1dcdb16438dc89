using ChannelScheduler.Core.Channels;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Core.Publishing;

/// <summary>
/// Carries an approved correction, or a withdrawal, to the message that is out: gate, claim with the write-ahead mark, write, outcome. Unlike a send
/// it may be repeated without harm, so a crash or an unknown outcome ends in another try, never in a second message.
/// </summary>
public sealed class CorrectionRunner(
    IPublishingStore store,
    PublishingGate gate,
    ChannelAccessProvider access,
    ChannelPublishers publishers,
    CorrectionSettlement settlement,
    PublishingOptions options,
    TimeProvider time,
    ILogger<CorrectionRunner> logger)
{
    private const int SettleTries = 5;

    public async Task<RunResult> RunAsync(IPostWork work, Publication publication, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!publication.IsWriteClaimable(now)) return RunResult.ClaimLost;
        if (IsStopped(work, publication, now)) return await work.TryCommitAsync(cancellationToken) ? Finish(publication) : RunResult.ClaimLost;
        var message = MessageComposer.Render(work, publication);
        var attempt = Claim(work, publication, message, now);
        if (!await work.TryCommitAsync(cancellationToken)) return RunResult.ClaimLost;
        var outcome = await WriteAsync(work.Channels[publication.ChannelId], publication, attempt, message);
        return await SettleAsync(work, publication, attempt, outcome);
    }

    // A delete can't break a rule, and whoever asked for it was the second person: only an edit passes the gate.
    private bool IsStopped(IPostWork work, Publication publication, DateTimeOffset now)
    {
        if (publication.PendingWrite == AttemptKind.Edit && gate.StopsEdit(work, publication) is { } stopped)
        {
            CorrectionSettlement.GiveUp(work, publication, stopped, now);
            return true;
        }
        if (work.Channels[publication.ChannelId].StopCause is null) return false;
        CorrectionSettlement.WaitForChannel(work, publication, now);
        return true;
    }

    /// <summary>Lease and write-ahead mark in one commit: there is nothing to upload between them.</summary>
    private PublicationAttempt Claim(IPostWork work, Publication publication, RenderedMessage message, DateTimeOffset now)
    {
        foreach (var lost in work.Attempts.Where(one => one.PublicationId == publication.Id && one.State == AttemptState.Sending))
        {
            (lost.State, lost.ErrorCode, lost.FinishedAt) = (AttemptState.Ambiguous, "lease-expired", now.TruncateToMilliseconds());
        }
        publication.ClaimWrite(Guid.NewGuid(), now + options.SendTimeout + options.LeaseMargin);
        publication.AttemptCount++;
        var attempt = new PublicationAttempt
        {
            Id = Guid.CreateVersion7(now),
            PublicationId = publication.Id,
            SchoolId = publication.SchoolId,
            Number = publication.AttemptCount,
            Kind = publication.PendingWrite!.Value,
            State = AttemptState.Sending,
            LeaseToken = publication.LeaseToken!.Value,
            ContentHash = work.CurrentHash(),
            Body = message.Body,
            PlainText = message.PlainText,
            StartedAt = now.TruncateToMilliseconds(),
            SendingAt = now.TruncateToMilliseconds(),
            SendDeadline = (now + options.SendTimeout).TruncateToMilliseconds(),
        };
        work.Add(attempt);
        return attempt;
    }

    private async Task<PublishOutcome> WriteAsync(Channel channel, Publication publication, PublicationAttempt attempt, RenderedMessage message)
    {
        var (publisher, id, deadline) = (publishers.For(channel), publication.ExternalId!, attempt.SendDeadline!.Value);
        try
        {
            // Not cancelled by a shutdown: the deadline ends it, and an answer that is known saves a repeat.
            var opened = access.Open(channel);
            if (attempt.Kind == AttemptKind.Edit) return await publisher.EditAsync(opened, id, message, deadline, CancellationToken.None);
            var outcome = await publisher.DeleteAsync(opened, id, deadline, CancellationToken.None);
            // Deleted by hand, or by a try whose answer was lost: what was asked for is so.
            var isGone = outcome is PublishOutcome.RefusedForGood && await publisher.ReadAsync(opened, id, CancellationToken.None) is ReadMessageResult.Gone;
            return isGone ? new PublishOutcome.Accepted(id, null, null) { HttpStatus = outcome.HttpStatus, ErrorCode = outcome.ErrorCode } : outcome;
        }
        catch (SecretUnreadableException e)
        {
            return new PublishOutcome.ChannelStopped(ChannelStopCause.Authorization, e.Message);
        }
        catch (Exception e)
        {
            logger.LogError(e, "{Kind} of attempt {AttemptId} ended without an outcome", attempt.Kind, attempt.Id);
            return new PublishOutcome.Ambiguous(e.GetType().Name);
        }
    }

    /// <summary>Somebody may have changed a row beside ours meanwhile: then all is read anew and settled again, as long as the lease is still ours.</summary>
    private async Task<RunResult> SettleAsync(IPostWork work, Publication publication, PublicationAttempt attempt, PublishOutcome outcome)
    {
        var leaseToken = publication.LeaseToken;
        settlement.Settle(work, publication, attempt, outcome, time.GetUtcNow());
        if (await work.TryCommitAsync(CancellationToken.None)) return Finish(publication);
        for (var tries = 0; tries < SettleTries; tries++)
        {
            await using var again = await store.OpenPublicationAsync(publication.Id, CancellationToken.None);
            var row = again?.Publication(publication.Id);
            if (again is null || row!.LeaseToken != leaseToken) break;
            settlement.Settle(again, row, again.Attempts.Single(one => one.Id == attempt.Id), outcome, time.GetUtcNow());
            if (await again.TryCommitAsync(CancellationToken.None)) return Finish(row);
        }
        // The write stays pending, and is repeated when the lease has run out.
        logger.LogError("The outcome of attempt {AttemptId} could not be stored", attempt.Id);
        return RunResult.ClaimLost;
    }

    private static RunResult Finish(Publication publication) =>
        publication is { PendingWrite: null, Reason: not null } ? RunResult.NeedsPerson : RunResult.Done;
}
