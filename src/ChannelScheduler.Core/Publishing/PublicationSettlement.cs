using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Publishing;

/// <summary>What an outcome does to a publication, its channel and its followers. Changes rows only; the caller commits.</summary>
public sealed class PublicationSettlement(PublishingOptions options)
{
    public void Settle(IPostWork work, Publication publication, PublicationAttempt attempt, PublishOutcome outcome, DateTimeOffset now)
    {
        attempt.Finish(outcome, now.TruncateToMilliseconds());
        switch (outcome)
        {
            case PublishOutcome.Accepted accepted:
                Published(work, publication, accepted.ExternalId, accepted.Url, accepted.NetworkTimestamp, now, now);
                break;
            case PublishOutcome.RefusedForNow refused:
                RetryLater(work, publication, refused.RetryAfter, new Reason("RetryRefused", outcome.ErrorCode ?? "", refused.Message), now);
                break;
            case PublishOutcome.NotSent notSent:
                RetryLater(work, publication, null, new Reason("RetryNotSent", notSent.Message), now);
                break;
            case PublishOutcome.RefusedForGood refused:
                Failed(work, publication, new Reason("FailedRefused", outcome.ErrorCode ?? "", refused.Message), now);
                break;
            case PublishOutcome.ChannelStopped stopped:
                publication.Hold(HoldCause.Channel, new Reason("HoldChannel" + stopped.Cause, stopped.Message));
                work.Audit("publication.on-hold", now, publication: publication, details: stopped.Cause.ToString());
                StopChannel(work, publication, stopped, now);
                break;
            case PublishOutcome.Ambiguous ambiguous:
                Doubt(work, publication, attempt, new Reason("InDoubtReading", ambiguous.Message), now);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null);
        }
        work.AlignFollowers(publication, options, now);
    }

    public void Published(IPostWork work, Publication publication, string externalId, string? url, DateTimeOffset? networkTimestamp, DateTimeOffset sentAt, DateTimeOffset now, Reason? reason = null)
    {
        publication.MarkPublished(externalId, url, networkTimestamp, sentAt, reason);
        work.Audit("publication.published", now, publication: publication, details: url);
        work.AlignFollowers(publication, options, now);
    }

    /// <summary>Found or not found is asked of the network after the send can't be on its way any more.</summary>
    public void Doubt(IPostWork work, Publication publication, PublicationAttempt attempt, Reason reason, DateTimeOffset now)
    {
        attempt.State = AttemptState.Ambiguous;
        publication.MoveTo(PublicationStatus.InDoubt, reason);
        (publication.AbsentReads, publication.LastAbsentAt) = (0, null);
        publication.WaitUntil((attempt.SendDeadline ?? now) + options.FirstReadBackAfter);
        work.Audit("publication.in-doubt", now, publication: publication, details: attempt.ErrorCode);
        work.Notify(Role.ContentAdmin, "NotifyInDoubt", now, publication);
    }

    public void Miss(IPostWork work, Publication publication, DateTimeOffset now)
    {
        var code = publication.Status switch
        {
            // Its words wait for an approval: no retry helps before that.
            PublicationStatus.Planned => "MissedCorrection",
            // It may stand in the channel all the same: somebody looks before it is sent.
            PublicationStatus.AwaitingHand => HandRequests.Unconfirmed,
            _ => "MissedTooLate",
        };
        var reason = new Reason(code, Hours(options.MissedAfterOf(publication)));
        publication.MoveTo(PublicationStatus.Missed, reason);
        work.Audit("publication.missed", now, publication: publication);
        work.Notify(Role.ContentAdmin, "NotifyMissed", now, publication);
        work.Notify(Role.PressOfficer, "NotifyMissed", now, publication);
        work.AlignFollowers(publication, options, now);
    }

    /// <summary>Tries again at <paramref name="pause"/> or by the ladder, unless that would be too late.</summary>
    public void RetryLater(IPostWork work, Publication publication, TimeSpan? pause, Reason reason, DateTimeOffset now)
    {
        var next = now + RetryPolicy.DelayAfter(TriesThisTime(work, publication), pause);
        if (next > publication.DueAt + options.MissedAfterOf(publication))
        {
            Miss(work, publication, now);
            return;
        }
        publication.MoveTo(PublicationStatus.Retrying, reason);
        publication.WaitUntil(next);
        work.Audit("publication.retrying", now, publication: publication, details: reason.ToString());
    }

    // A person's retry or a new time sets DueAt: the pauses start anew, however many tries there were before.
    private static int TriesThisTime(IPostWork work, Publication publication) =>
        Math.Max(1, work.Attempts.Count(one => one.PublicationId == publication.Id && one.StartedAt >= publication.DueAt));

    private static void Failed(IPostWork work, Publication publication, Reason reason, DateTimeOffset now)
    {
        publication.MoveTo(PublicationStatus.Failed, reason);
        work.Audit("publication.failed", now, publication: publication, details: reason.ToString());
        work.Notify(Role.ContentAdmin, "NotifyFailed", now, publication);
        work.Notify(Role.PressOfficer, "NotifyFailed", now, publication);
    }

    // The channel is held once and told once: not a heap of failures.
    internal static void StopChannel(IPostWork work, Publication publication, PublishOutcome.ChannelStopped stopped, DateTimeOffset now)
    {
        var channel = work.Channels[publication.ChannelId];
        if (channel.StopCause is not null) return;
        (channel.StopCause, channel.StopMessage, channel.StoppedAt) = (stopped.Cause, stopped.Message, now.TruncateToMilliseconds());
        work.Audit("channel.stopped", now, publication: publication, details: stopped.Cause.ToString());
        work.Notify(Role.Admin, "NotifyChannelStopped", now, publication, stopped.Message);
        work.Notify(Role.ContentAdmin, "NotifyChannelStopped", now, publication, stopped.Message);
    }

    private static string Hours(TimeSpan span) => span.TotalHours.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
