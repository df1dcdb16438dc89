using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Posts;

/// <summary>
/// What people do to a post that is out. Like <see cref="PostCommands"/>: checks, changes rows, leaves the commit to its caller. Nothing here sends:
/// a correction edits the message that is out.
/// </summary>
public sealed class CorrectionCommands(PostLinter linter, PublishingOptions options, TimeProvider time)
{
    /// <summary>
    /// New words for what is out and for what still waits; both go after an approval. Until then what is out stays as it is, and what waits waits.
    /// </summary>
    /// <exception cref="RefusedException">Nothing is out, something is on its way or being corrected, or policy blocks the words: then nothing is kept of them.</exception>
    public void Correct(IPostWork work, Guid actorId, string text, string? gospublicText, string reason)
    {
        var now = time.GetUtcNow();
        RequireCorrectable(work, now);
        var post = work.Post;
        (post.Text, post.GospublicText) = (text, gospublicText);
        linter.RequireUnblocked(work);
        PostCommands.DropVoidWaivers(work, linter, actorId, now);
        post.EditedBy(actorId, blocked: false, now.TruncateToMilliseconds());
        post.AskForReview(now);
        foreach (var publication in work.Publications)
        {
            PublicationPlan.AwaitApproval(publication);
            // Words that nobody stands by any more: the ledger knows what may have arrived of them.
            if (publication.PendingWrite == AttemptKind.Edit) publication.EndWrite(null);
        }
        PublicationPlan.Chain(work.Publications, post.PublishAt);
        work.Audit("post.corrected", now, actorId, details: reason);
        work.Notify(Role.ContentAdmin, "NotifyCorrected", now, null, reason);
    }

    /// <summary>Takes the post down from these channels. The content admin who asks is the second person, so it needs no approval.</summary>
    /// <exception cref="RefusedException">It is not out there, is being corrected there, or the actor alone wrote it.</exception>
    public void Withdraw(IPostWork work, Guid actorId, IReadOnlyCollection<Guid> channelIds, string reason)
    {
        var now = time.GetUtcNow();
        if (work.Post.IsWrittenOnlyBy(actorId) && !work.School.SelfApproval) throw new RefusedException(RefusalKind.Forbidden, "WithdrawAlone");
        foreach (var channelId in channelIds)
        {
            var publication = work.Publications.SingleOrDefault(one => one.ChannelId == channelId);
            if (publication is not { Status: PublicationStatus.Published }) throw new RefusedException(RefusalKind.Conflict, "WithdrawNotOut", "channelIds");
            if (publication.IsBeingWritten(now)) throw new RefusedException(RefusalKind.Conflict, "CorrectionRuns");
            Withdraw(work, publication, now);
            work.Audit("publication.withdrawal", now, actorId, publication, reason);
        }
        work.Post.UpdatedAt = now.TruncateToMilliseconds();
    }

    /// <summary>After the approval: an edit for every message whose words are others, and what waits is planned not earlier than now.</summary>
    public static void Plan(IPostWork work, PublishingOptions options, DateTimeOffset now)
    {
        foreach (var publication in work.Publications.Where(one => one is { Status: PublicationStatus.Published, PendingWrite: null }))
        {
            var standing = work.MayStand(publication);
            if (standing.Count == 0)
            {
                publication.AskForHand(new Reason(HandRequests.Correct), now + options.HandReminderAfter);
                work.Notify(Role.PressOfficer, "NotifyCorrectByHand", now, publication);
            }
            else if (standing.Any(attempt => attempt.Body != MessageComposer.Render(work, publication).Body))
            {
                publication.RequestWrite(AttemptKind.Edit, now);
            }
        }
        var earliest = work.School.QuietHours.NextAllowed(now, work.School.Zone);
        foreach (var follower in work.Publications.Where(one => one is { Status: PublicationStatus.Scheduled, PredecessorId: not null } && one.DueAt < earliest)) follower.SetDue(earliest);
    }

    private void Withdraw(IPostWork work, Publication publication, DateTimeOffset now)
    {
        if (work.MayStand(publication).Count > 0)
        {
            publication.RequestWrite(AttemptKind.Delete, now);
        }
        else
        {
            // Nothing of ours to delete; the intention counts at once, so that the follower does not go.
            publication.MoveTo(PublicationStatus.Withdrawn);
            publication.AskForHand(new Reason(HandRequests.Withdraw, publication.Url ?? ""), now + options.HandReminderAfter);
            work.Notify(Role.PressOfficer, "NotifyWithdrawByHand", now, publication);
        }
        foreach (var follower in work.FollowersOf(publication))
        {
            if (PublicationPlan.HoldFor(follower, PublicationStatus.Withdrawn)) work.Audit("publication.on-hold", now, publication: follower, details: follower.Reason!.ToString());
        }
    }

    private static void RequireCorrectable(IPostWork work, DateTimeOffset now)
    {
        if (work.Post.Review == ReviewState.Cancelled) throw new RefusedException(RefusalKind.Conflict, "PostCancelled");
        if (work.Publications.Any(one => one.Status is PublicationStatus.Publishing or PublicationStatus.InDoubt)) throw new RefusedException(RefusalKind.Conflict, "OnItsWay");
        if (work.Publications.Any(one => one.Status == PublicationStatus.AwaitingHand)) throw new RefusedException(RefusalKind.Conflict, "HandFirst");
        if (!work.IsOut()) throw new RefusedException(RefusalKind.Conflict, "NothingOut");
        if (work.Publications.Any(one => one.IsBeingWritten(now))) throw new RefusedException(RefusalKind.Conflict, "CorrectionRuns");
    }
}
