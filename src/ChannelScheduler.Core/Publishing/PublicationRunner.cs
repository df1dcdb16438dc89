using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Core.Publishing;

/// <summary>
/// Takes one publication through one try: claim, gate, uploads, the write-ahead mark, the send, the outcome.
/// Each step is committed before the next, so that a crash at any point leaves a row that says how far it came.
/// </summary>
public sealed class PublicationRunner(
    IPublishingStore store,
    PublishingGate gate,
    MessageComposer composer,
    ChannelAccessProvider access,
    ChannelPublishers publishers,
    PublicationSettlement settlement,
    OutcomeRecorder recorder,
    CorrectionRunner corrections,
    PublishingSignal signal,
    INetworkClock networkClock,
    PublishingOptions options,
    TimeProvider time,
    ILogger<PublicationRunner> logger) : IPublicationRunner
{
    public async Task<RunResult> RunAsync(Guid publicationId, CancellationToken cancellationToken)
    {
        await using var work = await store.OpenPublicationAsync(publicationId, cancellationToken);
        if (work is null || networkClock.IsOff) return RunResult.ClaimLost;
        var publication = work.Publication(publicationId);
        if (publication.PendingWrite is not null) return await corrections.RunAsync(work, publication, cancellationToken);
        var now = time.GetUtcNow();
        if (!publication.IsClaimable(now)) return RunResult.ClaimLost;
        publication.Claim(Guid.NewGuid(), now + options.PrepareTimeout + options.LeaseMargin);
        if (!await work.TryCommitAsync(cancellationToken)) return RunResult.ClaimLost;

        var decision = await gate.DecideAsync(work, publication, now, cancellationToken);
        if (decision is GateDecision.Go) return await PublishAsync(work, publication, cancellationToken);
        Stop(work, publication, decision, now);
        return await work.TryCommitAsync(CancellationToken.None) ? Finish(publication) : RunResult.ClaimLost;
    }

    private void Stop(IPostWork work, Publication publication, GateDecision decision, DateTimeOffset now)
    {
        switch (decision)
        {
            case GateDecision.Later later:
                publication.MoveTo(PublicationStatus.Scheduled, later.Reason);
                publication.WaitUntil(later.Until);
                break;
            case GateDecision.TooLate:
                settlement.Miss(work, publication, now);
                break;
            case GateDecision.ByHand:
                publication.MoveTo(PublicationStatus.AwaitingHand);
                publication.AskForHand(new Reason("AwaitingHand"), now + options.HandReminderAfter);
                work.Audit("publication.awaiting-hand", now, publication: publication);
                work.Notify(Schools.Role.PressOfficer, "NotifyByHand", now, publication);
                break;
            case GateDecision.Hold hold:
                publication.Hold(hold.Cause, hold.Reason);
                work.Audit("publication.on-hold", now, publication: publication, details: hold.Reason.ToString());
                // The channel was held and told once; its posts do not pile up on that.
                if (hold.Cause != HoldCause.Channel) work.Notify(Schools.Role.ContentAdmin, "NotifyOnHold", now, publication);
                break;
        }
    }

    private async Task<RunResult> PublishAsync(IPostWork work, Publication publication, CancellationToken cancellationToken)
    {
        var channel = work.Channels[publication.ChannelId];
        var publisher = publishers.For(channel);
        var (message, media) = composer.Compose(work, publication);
        var attempt = NewAttempt(work, publication, message);
        if (!await work.TryCommitAsync(cancellationToken)) return RunResult.ClaimLost;

        PublishOutcome outcome;
        try
        {
            var channelAccess = access.Open(channel);
            var prepared = await PrepareAsync(work, publisher, channelAccess, attempt, message, media, publication, cancellationToken);
            if (prepared.Message is null)
            {
                outcome = prepared.Problem!;
            }
            else
            {
                if (!await MarkSendingAsync(work, publication, attempt, prepared.Message)) return RunResult.ClaimLost;
                outcome = await SendAsync(publisher, channelAccess, prepared.Message, attempt);
            }
        }
        catch (Channels.SecretUnreadableException e)
        {
            outcome = new PublishOutcome.ChannelStopped(ChannelStopCause.Authorization, PublishingTexts.Catalog.Get("SecretUnreadable")) { BodyExcerpt = e.Message };
        }
        return await recorder.RecordAsync(work, publication, attempt, outcome) is { } stored ? Finish(stored) : RunResult.ClaimLost;
    }

    private PublicationAttempt NewAttempt(IPostWork work, Publication publication, RenderedMessage message)
    {
        publication.AttemptCount++;
        var attempt = new PublicationAttempt
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            PublicationId = publication.Id,
            SchoolId = publication.SchoolId,
            Number = publication.AttemptCount,
            Kind = AttemptKind.Send,
            State = AttemptState.Prepared,
            LeaseToken = publication.LeaseToken!.Value,
            ContentHash = work.Post.ApprovedHash!,
            Body = message.Body,
            PlainText = message.PlainText,
            StartedAt = time.GetUtcNow().TruncateToMilliseconds(),
        };
        work.Add(attempt);
        return attempt;
    }

    private async Task<PrepareResult> PrepareAsync(
        IPostWork work, IChannelPublisher publisher, ChannelAccess channel, PublicationAttempt attempt, RenderedMessage message,
        IReadOnlyList<MediaContent> media, Publication publication, CancellationToken cancellationToken)
    {
        // A picture that is "not ready" yet stays not ready when it is uploaded anew: what stands at the network is used again.
        var earlier = work.Attempts.LastOrDefault(other => other.PublicationId == publication.Id && other.Id != attempt.Id);
        if (media.Count > 0 && earlier is { State: AttemptState.Refused, Attachments.Count: > 0 } && earlier.ContentHash == attempt.ContentHash)
        {
            return PrepareResult.Ready(new PreparedMessage(message, earlier.Attachments, publication.Id.ToString()));
        }
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.PrepareTimeout);
        try
        {
            var prepared = await publisher.PrepareAsync(channel, message, media, timeout.Token);
            return prepared.Message is null ? prepared : PrepareResult.Ready(prepared.Message with { StableId = publication.Id.ToString() });
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(e, "Uploading for publication {PublicationId} failed", publication.Id);
            return PrepareResult.Stopped(new PublishOutcome.NotSent(PublishingTexts.Catalog.Get(e is OperationCanceledException ? "UploadTimedOut" : "UploadBroke")) { BodyExcerpt = e.GetType().Name });
        }
    }

    /// <summary>The write-ahead mark. From this commit on a crash means "in doubt"; losing it means that another worker owns the row.</summary>
    private async Task<bool> MarkSendingAsync(IPostWork work, Publication publication, PublicationAttempt attempt, PreparedMessage message)
    {
        var now = time.GetUtcNow();
        if (publication.LeaseUntil <= now) return false;
        attempt.State = AttemptState.Sending;
        attempt.Attachments = [.. message.Attachments];
        attempt.SendingAt = now.TruncateToMilliseconds();
        attempt.SendDeadline = (now + options.SendTimeout).TruncateToMilliseconds();
        publication.ExtendLease(now + options.SendTimeout + options.LeaseMargin);
        return await work.TryCommitAsync(CancellationToken.None);
    }

    private async Task<PublishOutcome> SendAsync(IChannelPublisher publisher, ChannelAccess channel, PreparedMessage message, PublicationAttempt attempt)
    {
        try
        {
            // Not cancelled by a shutdown: the deadline ends it, and an answer that is known beats a doubt.
            return await publisher.SendAsync(channel, message, attempt.SendDeadline!.Value, CancellationToken.None);
        }
        catch (Exception e)
        {
            logger.LogError(e, "Send of attempt {AttemptId} ended without an outcome", attempt.Id);
            return new PublishOutcome.Ambiguous(PublishingTexts.Catalog.Get("SendBroke")) { BodyExcerpt = e.GetType().Name };
        }
    }

    private RunResult Finish(Publication publication)
    {
        signal.Set();
        return publication.Status is PublicationStatus.Failed or PublicationStatus.InDoubt or PublicationStatus.OnHold or PublicationStatus.Missed
            ? RunResult.NeedsPerson
            : RunResult.Done;
    }
}
