using System.Globalization;
using ChannelScheduler.Core.Posts;

namespace ChannelScheduler.Core.Publishing;

/// <summary>What people do to one publication. Like <see cref="PostCommands"/>: checks, changes rows, leaves the commit to its caller.</summary>
public sealed partial class PublicationCommands(PublicationSettlement settlement, PublishingOptions options, TimeProvider time)
{
    /// <summary>A person tries again, or has the gate look again: it is due now. Never while in doubt.</summary>
    public void Retry(IPostWork work, Publication publication, Guid actorId)
    {
        RequireApproved(work);
        var isHeldByGate = publication is { Status: PublicationStatus.OnHold, HoldCause: Publishing.HoldCause.Policy or Publishing.HoldCause.Approval };
        if (!isHeldByGate && publication.Status is not (PublicationStatus.Failed or PublicationStatus.Missed)) throw Conflict("RetryNotPossible");
        RequireHandAnswered(publication);
        RequireChannelInUse(work, publication);
        RequirePredecessorOut(work, publication);
        var now = time.GetUtcNow();
        publication.MoveTo(PublicationStatus.Scheduled);
        publication.SetDue(now);
        publication.ResentAfterDoubt = false;
        work.AlignFollowers(publication, options, now);
        work.Audit("publication.retried", now, actorId, publication);
    }

    /// <summary>Moves one publication. A follower stays behind its predecessor; a shorter delay asks for a reason.</summary>
    public void Reschedule(IPostWork work, Publication publication, Guid actorId, DateTimeOffset dueAt, string? reason)
    {
        RequireApproved(work);
        if (publication.Status is not (PublicationStatus.Scheduled or PublicationStatus.Retrying or PublicationStatus.Failed or PublicationStatus.Missed)) throw Conflict("RescheduleNotPossible");
        RequireHandAnswered(publication);
        RequireChannelInUse(work, publication);
        RequirePredecessorOut(work, publication);
        // The planned time was approved with the words: whoever moves it approves the new one, and so is no sole author.
        if (publication.PredecessorId is null && work.Post.IsWrittenOnlyBy(actorId)) throw new RefusedException(RefusalKind.Forbidden, "SelfApprovalForbidden");
        var now = time.GetUtcNow();
        if (dueAt <= now) throw new RefusedException(RefusalKind.Invalid, "TimePassed", "publishAt");
        if (work.PredecessorOf(publication) is { Status: PublicationStatus.Published } predecessor)
        {
            if (dueAt <= predecessor.ConfirmedAt) throw new RefusedException(RefusalKind.Invalid, "MaxFirst", "publishAt");
            var isShorter = dueAt < predecessor.ConfirmedAt + options.DelayFor(work.School);
            if (isShorter && string.IsNullOrWhiteSpace(reason)) throw new RefusedException(RefusalKind.Invalid, "ShorterNeedsReason", "reason");
            (publication.Released, publication.ReleaseReason) = (isShorter, isShorter ? reason : null);
        }
        if (publication.Status != PublicationStatus.Scheduled) publication.MoveTo(PublicationStatus.Scheduled);
        publication.WaitUntil(null);
        publication.QueuedUntil = null;
        publication.SetDue(dueAt);
        work.AlignFollowers(publication, options, now);
        work.Audit("publication.rescheduled", now, actorId, publication, dueAt.ToString("O", CultureInfo.InvariantCulture) + " " + reason);
    }

    /// <summary>"School closed, frost": a leader that waits for its time goes at once. Its follower keeps the delay, counted from now.</summary>
    public void PublishNow(IPostWork work, Publication publication, Guid actorId, string reason)
    {
        RequireApproved(work);
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(RefusalKind.Invalid, "PublishNowNeedsReason", "reason");
        if (publication.PredecessorId is not null) throw Conflict("PublishNowFollower");
        if (publication.Status is not (PublicationStatus.Scheduled or PublicationStatus.Retrying or PublicationStatus.Failed or PublicationStatus.Missed)) throw Conflict("PublishNowNotPossible");
        RequireHandAnswered(publication);
        RequireChannelInUse(work, publication);
        // As for every other time of a leader: it was approved with the words.
        if (work.Post.IsWrittenOnlyBy(actorId)) throw new RefusedException(RefusalKind.Forbidden, "SelfApprovalForbidden");
        var now = time.GetUtcNow();
        if (publication.Status != PublicationStatus.Scheduled) publication.MoveTo(PublicationStatus.Scheduled);
        publication.WaitUntil(null);
        publication.QueuedUntil = null;
        publication.SetDue(now);
        work.AlignFollowers(publication, options, now);
        work.Audit("publication.published-now", now, actorId, publication, reason);
        work.Notify(Schools.Role.PressOfficer, "NotifyPublishedNow", now, publication, reason);
    }

    /// <summary>Lets a follower go now: shortens its delay, or ends a hold whose MAX leg is settled for good. MAX stays first.</summary>
    public void Release(IPostWork work, Publication publication, Guid actorId, string reason)
    {
        RequireApproved(work);
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(RefusalKind.Invalid, "ShorterNeedsReason", "reason");
        if (publication.PredecessorId is null) throw Conflict("ReleaseOnlyFollower");
        if (publication.Status is not (PublicationStatus.Planned or PublicationStatus.Scheduled or PublicationStatus.OnHold)) throw Conflict("ReleaseNotPossible");
        if (publication.Status == PublicationStatus.OnHold && publication.HoldCause != Publishing.HoldCause.Predecessor) throw Conflict("ReleaseOtherCause");
        var predecessor = work.PredecessorOf(publication)!;
        // A failed or missed MAX post could still be retried and come second: it has to be out, or given up, first.
        if (predecessor.Status is not (PublicationStatus.Published or PublicationStatus.Cancelled or PublicationStatus.Withdrawn)) throw Conflict("ReleaseMaxFirst");
        var now = time.GetUtcNow();
        var seenByHand = publication.Reason?.Code is PredecessorCheck.Deleted or PredecessorCheck.Changed;
        if (publication.Status != PublicationStatus.Scheduled) publication.MoveTo(PublicationStatus.Scheduled);
        (publication.Released, publication.ReleaseReason) = (true, reason);
        publication.DespiteMax = seenByHand;
        publication.WaitUntil(null);
        publication.QueuedUntil = null;
        publication.SetDue(now);
        work.Audit("publication.released", now, actorId, publication, reason);
    }

    public void Cancel(IPostWork work, Publication publication, Guid actorId)
    {
        if (!PublicationTransitions.IsAllowed(publication.Status, PublicationStatus.Cancelled)) throw Conflict("CancelPublicationNotPossible");
        var now = time.GetUtcNow();
        work.GiveUp([publication]);
        work.AlignFollowers(publication, options, now);
        work.Audit("publication.cancelled", now, actorId, publication);
    }

    // What failed or was missed stays with the channel that it was for; when another has taken that one's place, nobody reads there any more.
    private static void RequireChannelInUse(IPostWork work, Publication publication)
    {
        var channel = work.Channels[publication.ChannelId];
        if (channel.ReplacedById is not null) throw new RefusedException(RefusalKind.Conflict, "ChannelReplaced", null, channel.Name);
    }

    private static void RequireApproved(IPostWork work)
    {
        if (work.Post.Review != ReviewState.Approved) throw Conflict("NotApproved");
    }

    // A person was asked to publish it and never said whether they did: sent by the program, it could stand there twice.
    private static void RequireHandAnswered(Publication publication)
    {
        if (publication.MayStandByHand()) throw Conflict("HandUnanswered");
    }

    private static void RequirePredecessorOut(IPostWork work, Publication publication)
    {
        var predecessor = work.PredecessorOf(publication);
        if (predecessor is not null && !publication.Released && predecessor.Status != PublicationStatus.Published) throw Conflict("ReleaseMaxFirst");
    }

    private static RefusedException Conflict(string code) => new(RefusalKind.Conflict, code);
}
