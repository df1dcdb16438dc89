using System.Globalization;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Publishing;

/// <summary>What the outcome of an edit or a delete does. Changes rows only; the caller commits.</summary>
public sealed class CorrectionSettlement(PublishingOptions options)
{
    // A green check of the channel tells nobody: the pending write looks for it.
    private static readonly TimeSpan StoppedPause = TimeSpan.FromMinutes(1);

    public void Settle(IPostWork work, Publication publication, PublicationAttempt attempt, PublishOutcome outcome, DateTimeOffset now)
    {
        attempt.Finish(outcome, now.TruncateToMilliseconds());
        switch (outcome)
        {
            case PublishOutcome.Accepted:
                Done(work, publication, attempt.Kind, now);
                break;
            case PublishOutcome.RefusedForNow refused:
                TryLater(work, publication, refused.RetryAfter, refused.Message, now);
                break;
            // Both may be repeated without harm, so an unknown outcome is no doubt here.
            case PublishOutcome.NotSent notSent:
                TryLater(work, publication, null, notSent.Message, now);
                break;
            case PublishOutcome.Ambiguous ambiguous:
                TryLater(work, publication, null, ambiguous.Message, now);
                break;
            case PublishOutcome.RefusedForGood refused:
                GiveUp(work, publication, new Reason(attempt.Kind + "Refused", outcome.ErrorCode ?? "", refused.Message), now);
                break;
            // A token that may post need not be one that may edit: only what stops posts as well stops the channel.
            case PublishOutcome.ChannelStopped { Cause: ChannelStopCause.Authorization or ChannelStopCause.RightsLost } stopped:
                GiveUp(work, publication, new Reason(attempt.Kind + "Refused", outcome.ErrorCode ?? "", stopped.Message), now);
                break;
            case PublishOutcome.ChannelStopped stopped:
                PublicationSettlement.StopChannel(work, publication, stopped, now);
                WaitForChannel(work, publication, now);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null);
        }
    }

    public static void WaitForChannel(IPostWork work, Publication publication, DateTimeOffset now)
    {
        var channel = work.Channels[publication.ChannelId];
        var reason = new Reason("HoldChannel" + channel.StopCause, channel.StopMessage ?? "");
        if (publication.Reason?.Code != reason.Code) work.Notify(Role.ContentAdmin, "NotifyWriteWaits", now, publication);
        publication.WaitForChannel(now + StoppedPause, now, reason);
    }

    public static void GiveUp(IPostWork work, Publication publication, Reason reason, DateTimeOffset now)
    {
        publication.EndWrite(reason);
        work.Audit("publication.write-failed", now, publication: publication, details: reason.ToString());
        work.Notify(Role.ContentAdmin, "NotifyWriteFailed", now, publication);
        work.Notify(Role.PressOfficer, "NotifyWriteFailed", now, publication);
    }

    private void Done(IPostWork work, Publication publication, AttemptKind kind, DateTimeOffset now)
    {
        publication.EndWrite(null);
        if (kind == AttemptKind.Edit)
        {
            work.Audit("publication.edited", now, publication: publication);
            return;
        }
        publication.MoveTo(PublicationStatus.Withdrawn);
        work.Audit("publication.withdrawn", now, publication: publication);
        work.Notify(Role.PressOfficer, "NotifyWithdrawn", now, publication);
        work.AlignFollowers(publication, options, now);
    }

    private void TryLater(IPostWork work, Publication publication, TimeSpan? pause, string message, DateTimeOffset now)
    {
        var kind = publication.PendingWrite!.Value;
        var tries = work.Attempts.Count(one => one.PublicationId == publication.Id && one.Kind == kind && one.StartedAt >= publication.WriteDueAt);
        var next = now + RetryPolicy.DelayAfter(Math.Max(1, tries), pause);
        if (next > publication.WriteDueAt + options.MissedAfter)
        {
            GiveUp(work, publication, new Reason(kind + "GaveUp", options.MissedAfter.TotalHours.ToString("0.##", CultureInfo.InvariantCulture), message), now);
            return;
        }
        publication.WaitForWrite(next, new Reason(kind + "Later", message));
        work.Audit("publication.write-later", now, publication: publication, details: message);
    }
}
