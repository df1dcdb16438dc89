using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Posts;

/// <summary>
/// What people do to a post. Each command checks, changes the rows of one <see cref="IPostWork"/> and leaves the commit to its caller;
/// a refusal changes nothing that is committed.
/// </summary>
public sealed class PostCommands(PostLinter linter, PublishingOptions options, TimeProvider time)
{
    /// <exception cref="RefusedException">Something of it is out, on its way or in doubt.</exception>
    public void Edit(IPostWork work, PostDraft draft, Guid actorId)
    {
        RequireNothingStarted(work);
        if (work.Post.Review == ReviewState.Cancelled) throw new RefusedException(RefusalKind.Conflict, "PostCancelled");
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var post = work.Post;
        (post.Title, post.Text, post.GospublicText, post.PhotoFallback) = (draft.Title, draft.Text, draft.GospublicText, draft.PhotoFallback);
        (post.PublishAt, post.PublishAtZone) = (draft.PublishAt?.TruncateToMilliseconds(), draft.PublishAtZone);
        ReplaceMedia(work, draft.Media);
        foreach (var publication in work.Publications) PublicationPlan.Unschedule(publication);
        work.ReplaceChannels(draft.Channels);
        post.EditedBy(actorId, blocked: linter.Blocks(work) is not null, now);
        work.Audit("post.edited", now, actorId);
    }

    public void Submit(IPostWork work, Guid actorId)
    {
        var now = time.GetUtcNow();
        if (work.Post.Review == ReviewState.InReview) return;
        RequireMove(work.Post, ReviewState.InReview, "SubmitNotPossible");
        if (work.IsOut()) throw new RefusedException(RefusalKind.Conflict, "AlreadyOut");
        if (work.Post.Review == ReviewState.Approved) throw new RefusedException(RefusalKind.Conflict, "SubmitNotPossible", null, "approved");
        RequireReady(work, now);
        work.Post.MoveTo(ReviewState.InReview);
        Touch(work, now);
        Replan(work);
        work.Audit("post.submitted", now, actorId);
        work.Notify(Role.ContentAdmin, "NotifySubmitted", now);
    }

    /// <param name="contentHash">What the approver saw.</param>
    /// <param name="selfApproval">The post's title, typed: only where nobody else wrote it and the school allows that.</param>
    public void Approve(IPostWork work, Guid actorId, string contentHash, string? selfApproval)
    {
        var now = time.GetUtcNow();
        if (work.Post.Review != ReviewState.InReview) throw new RefusedException(RefusalKind.Conflict, "ApproveNotInReview");
        if (contentHash != work.CurrentHash()) throw new RefusedException(RefusalKind.Conflict, "ApproveChanged", "contentHash");
        RequireReady(work, now);
        var alone = work.Post.IsWrittenOnlyBy(actorId);
        if (alone) RequireSelfApproval(work, selfApproval);

        work.Post.Approve(actorId, contentHash, now.TruncateToMilliseconds());
        work.Add(Revision(work, actorId, contentHash, now));
        Touch(work, now);
        foreach (var publication in work.Publications) PublicationPlan.Approve(publication, work.Post.PublishAt, now);
        foreach (var publication in work.Publications) work.AlignFollowers(publication, options, now);
        if (work.IsOut()) CorrectionCommands.Plan(work, now);
        work.Audit(alone ? "post.self-approved" : "post.approved", now, actorId, details: contentHash);
        work.Notify(Role.PressOfficer, work.Post.AuthorIds.Contains(actorId) && !alone ? "NotifyEditedByApprover" : "NotifyApproved", now);
    }

    public void Reject(IPostWork work, Guid actorId, string reason)
    {
        RequireMove(work.Post, ReviewState.Rejected, "RejectNotInReview");
        var now = time.GetUtcNow();
        work.Post.MoveTo(ReviewState.Rejected);
        work.Post.RejectReason = reason;
        Touch(work, now);
        work.Audit("post.rejected", now, actorId, details: reason);
        work.Notify(Role.PressOfficer, "NotifyRejected", now, null, reason);
    }

    /// <summary>The planned time is part of what was approved: a new time asks for a new approval.</summary>
    public void Reschedule(IPostWork work, Guid actorId, DateTimeOffset publishAt, string? zone)
    {
        RequireNothingStarted(work);
        if (work.Post.Review == ReviewState.Cancelled) throw new RefusedException(RefusalKind.Conflict, "PostCancelled");
        var now = time.GetUtcNow();
        work.Post.PublishAt = publishAt.TruncateToMilliseconds();
        work.Post.PublishAtZone = zone;
        Replan(work);
        work.Post.EditedBy(actorId, blocked: false, now.TruncateToMilliseconds());
        work.Audit("post.rescheduled", now, actorId, details: publishAt.ToString("O"));
    }

    /// <summary>Cancels what is not out. What is out stays out.</summary>
    /// <exception cref="RefusedException">Something is on its way or in doubt, or nothing is left to cancel.</exception>
    public void Cancel(IPostWork work, Guid actorId)
    {
        RequireNothingOnItsWay(work);
        var now = time.GetUtcNow();
        var open = work.Publications.Where(one => PublicationTransitions.IsAllowed(one.Status, PublicationStatus.Cancelled)).ToList();
        // "Cancelled" in answer to a post that is out everywhere would be a lie.
        if (open.Count == 0 && work.Publications.Any(one => one.Status != PublicationStatus.Cancelled)) throw new RefusedException(RefusalKind.Conflict, "AlreadyOut");
        foreach (var publication in open) publication.MoveTo(PublicationStatus.Cancelled);
        if (work.Publications.All(one => one.Status == PublicationStatus.Cancelled))
        {
            RequireMove(work.Post, ReviewState.Cancelled, "CancelNotPossible");
            work.Post.MoveTo(ReviewState.Cancelled);
        }
        Touch(work, now);
        work.Audit("post.cancelled", now, actorId);
    }

    /// <summary>Removing a row removes its history, so only what never went anywhere can be deleted.</summary>
    public static void RequireDeletable(IPostWork work)
    {
        if (work.Post.Review is ReviewState.Approved or ReviewState.InReview || work.Attempts.Count > 0 || work.IsOut()) throw new RefusedException(RefusalKind.Conflict, "DeleteNotPossible");
    }

    private static ApprovedRevision Revision(IPostWork work, Guid actorId, string contentHash, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PostId = work.Post.Id,
        ApprovedAt = now.TruncateToMilliseconds(),
        ApprovedById = actorId,
        AuthorIds = [.. work.Post.AuthorIds],
        ContentHash = contentHash,
        Title = work.Post.Title,
        Text = work.Post.Text,
        GospublicText = work.Post.GospublicText,
        PublishAt = work.Post.PublishAt,
        MediaIds = [.. work.Post.Media.OrderBy(item => item.Position).Select(item => item.MediaId)],
        ChannelIds = [.. work.Publications.Where(one => one.Status != PublicationStatus.Cancelled).Select(one => one.ChannelId)],
    };

    private void RequireReady(IPostWork work, DateTimeOffset now)
    {
        if (work.Publications.All(one => one.Status == PublicationStatus.Cancelled)) throw new RefusedException(RefusalKind.Invalid, "NoChannels", "channelIds");
        if (work.Post.PublishAt <= now && !work.IsOut()) throw new RefusedException(RefusalKind.Invalid, "TimePassed", "publishAt");
        foreach (var channel in work.Publications.Select(one => work.Channels[one.ChannelId])) RequirePhotoChoice(work, channel);
        if (linter.Blocks(work) is { } blocked) throw new RefusedException(RefusalKind.Invalid, "PolicyBlocks", "text", [.. blocked.Values]);
    }

    private static void RequirePhotoChoice(IPostWork work, Channels.Channel channel)
    {
        if (work.Post.Media.Count == 0 || channel.CanPublishPhotos || channel.DeliveryMode == Channels.DeliveryMode.ByHand) return;
        if (work.Post.PhotoFallback is null) throw new RefusedException(RefusalKind.Invalid, "PhotoChoice", "photoFallback", channel.Name);
        var hasMax = work.Publications.Any(one => one.Kind == Channels.ChannelKind.MaxPublic && one.Status != PublicationStatus.Cancelled);
        if (work.Post.PhotoFallback == PhotoFallback.MaxLink && !hasMax) throw new RefusedException(RefusalKind.Invalid, "PhotoChoiceNeedsMax", "photoFallback");
    }

    private void RequireSelfApproval(IPostWork work, string? typed)
    {
        if (!work.School.SelfApproval) throw new RefusedException(RefusalKind.Forbidden, "SelfApprovalForbidden");
        if (linter.HasWarnings(work)) throw new RefusedException(RefusalKind.Conflict, "SelfApprovalWarnings");
        if (typed?.Trim() != work.Post.Title.Trim()) throw new RefusedException(RefusalKind.Invalid, "SelfApprovalTyped", "selfApproval");
    }

    private static void RequireMove(Post post, ReviewState next, string code)
    {
        if (!ReviewTransitions.IsAllowed(post.Review, next)) throw new RefusedException(RefusalKind.Conflict, code);
    }

    private static void RequireNothingOnItsWay(IPostWork work)
    {
        if (work.Publications.Any(one => one.Status is PublicationStatus.Publishing or PublicationStatus.InDoubt)) throw new RefusedException(RefusalKind.Conflict, "OnItsWay");
    }

    private static void RequireNothingStarted(IPostWork work)
    {
        RequireNothingOnItsWay(work);
        if (work.Publications.Any(one => one.Status is PublicationStatus.Published or PublicationStatus.Withdrawn or PublicationStatus.AwaitingHand))
        {
            throw new RefusedException(RefusalKind.Conflict, "AlreadyOut");
        }
    }

    private static void ReplaceMedia(IPostWork work, IReadOnlyList<MediaFile> media)
    {
        if (work.Post.Media.OrderBy(item => item.Position).Select(item => item.MediaId).SequenceEqual(media.Select(file => file.Id))) return;
        work.ReplaceMedia(media);
    }

    private static void Replan(IPostWork work)
    {
        foreach (var publication in work.Publications) PublicationPlan.Unschedule(publication);
        PublicationPlan.Chain(work.Publications, work.Post.PublishAt);
    }

    private static void Touch(IPostWork work, DateTimeOffset now) => work.Post.UpdatedAt = now.TruncateToMilliseconds();
}
