using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;

namespace ChannelScheduler.Core.Publishing;

/// <summary>What the gate says about one claimed publication.</summary>
public abstract record GateDecision
{
    private GateDecision() { }

    public sealed record Go : GateDecision;

    /// <summary>A person delivers it.</summary>
    public sealed record ByHand : GateDecision;

    public sealed record Hold(HoldCause Cause, Reason Reason) : GateDecision;

    public sealed record TooLate : GateDecision;

    /// <summary>Not now: quiet hours, the channel's slot for late posts is taken, or MAX can't be read.</summary>
    public sealed record Later(DateTimeOffset Until, Reason? Reason = null) : GateDecision;
}

/// <summary>
/// The last door before a network: approval, predecessor, staleness, channel, policy. What it stops is held with a cause, never dropped.
/// </summary>
public sealed class PublishingGate(IPublishingStore store, PostLinter linter, PredecessorCheck predecessorCheck, PublishingOptions options)
{
    public async Task<GateDecision> DecideAsync(IPostWork work, Publication publication, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (NotApproved(work) is { } notApproved) return new GateDecision.Hold(HoldCause.Approval, notApproved);
        if (Predecessor(work, publication) is { } notYet) return notYet;
        if (now > publication.DueAt + options.MissedAfterOf(publication)) return new GateDecision.TooLate();

        var channel = work.Channels[publication.ChannelId];
        if (channel.StopCause is { } cause) return new GateDecision.Hold(HoldCause.Channel, new Reason("HoldChannel" + cause, channel.StopMessage ?? ""));
        if (linter.Blocks(work, publication.Kind) is { } blocked) return new GateDecision.Hold(HoldCause.Policy, blocked);
        if (await predecessorCheck.DecideAsync(work, publication, now, cancellationToken) is { } otherwise) return otherwise;
        if (IsByHand(work, publication)) return new GateDecision.ByHand();
        return await CatchUpAsync(work, publication, now, cancellationToken) is { } until ? new GateDecision.Later(until) : new GateDecision.Go();
    }

    /// <returns>Why the message that is out can't be changed to the post's words; null when it can.</returns>
    public Reason? StopsEdit(IPostWork work, Publication publication) => NotApproved(work) ?? linter.Blocks(work, publication.Kind);

    /// <summary>By hand, because the channel is, or because the author chose so for pictures that this channel's tokens can't put out.</summary>
    public static bool IsByHand(IPostWork work, Publication publication)
    {
        var channel = work.Channels[publication.ChannelId];
        if (channel.DeliveryMode == DeliveryMode.ByHand) return true;
        if (work.Post.Media.Count == 0 || channel.CanPublishPhotos) return false;
        // Without an address to link to, the link would be a silent way to drop the pictures.
        return work.Post.PhotoFallback != PhotoFallback.MaxLink || work.PredecessorOf(publication)?.Url is null;
    }

    private static Reason? NotApproved(IPostWork work) =>
        work.Post.Review == ReviewState.Approved && work.Post.ApprovedHash == work.CurrentHash() ? null : new Reason("HoldApproval");

    private static GateDecision.Hold? Predecessor(IPostWork work, Publication publication) =>
        publication.PredecessorId is null || publication.Released || work.PredecessorOf(publication)!.Status == PublicationStatus.Published
            ? null
            : new GateDecision.Hold(HoldCause.Predecessor, new Reason("HoldPredecessor" + work.PredecessorOf(publication)!.Status));

    // After an outage everything is late at once: one per channel and spacing, and followers keep out of the quiet hours.
    private async Task<DateTimeOffset?> CatchUpAsync(IPostWork work, Publication publication, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isLate = now - publication.DueAt > options.CatchUpSpacing;
        // One that was tried at its time and is tried again is no backlog: it took its turn.
        var wasTried = work.Attempts.Any(one => one.PublicationId == publication.Id && one.StartedAt >= publication.DueAt);
        if (!isLate || wasTried || publication.Released) return null;
        if (publication.PredecessorId is not null)
        {
            var allowed = work.School.QuietHours.NextAllowed(now, work.School.Zone);
            if (allowed > now) return allowed;
        }
        return await store.TakeCatchUpSlotAsync(publication.ChannelId, now, options.CatchUpSpacing, cancellationToken);
    }
}
