using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Posts;

// What the second person does.
public sealed partial class PostCommands
{
    /// <param name="contentHash">What the approver saw.</param>
    /// <param name="selfApproval">The post's title, typed: only where nobody else wrote it and the school allows that.</param>
    public void Approve(IPostWork work, Guid actorId, string contentHash, string? selfApproval)
    {
        var alone = RequireApprovable(work, actorId, contentHash);
        var now = time.GetUtcNow();
        var hasEdited = work.Post.AuthorIds.Contains(actorId) && !alone;
        Approve(work, actorId, alone, selfApproval, now);
        work.Notify(Role.PressOfficer, hasEdited ? "NotifyEditedByApprover" : "NotifyApproved", now);
    }

    /// <summary>
    /// Approves these words for another time, in one step: the approver becomes an author of the plan, the words stay the others', so a second person has
    /// seen them. The authors are told.
    /// </summary>
    /// <param name="publishAt">Null means at once.</param>
    /// <exception cref="RefusedException">As for an approval; or the time lies in the past, or something of it is out already.</exception>
    public void ApproveFor(IPostWork work, Guid actorId, string contentHash, string? selfApproval, DateTimeOffset? publishAt)
    {
        // Of the words alone: choosing a time makes nobody a second reader of their own text.
        var alone = RequireApprovable(work, actorId, contentHash);
        if (work.IsOut()) throw new RefusedException(RefusalKind.Conflict, "ApproveTimeOut", "publishAt");
        var now = time.GetUtcNow();
        if (work.Post.AuthorIds.Contains(actorId) && !alone) work.Notify(Role.PressOfficer, "NotifyEditedByApprover", now);
        PlanFor(work, publishAt, work.School.TimeZone);
        Replan(work);
        work.Post.EditedBy(actorId, blocked: false, now.TruncateToMilliseconds());
        work.Audit("post.rescheduled", now, actorId, details: publishAt?.ToString("O"));
        Approve(work, actorId, alone, selfApproval, now);
        if (publishAt is { } at) work.Notify(Role.PressOfficer, "NotifyApprovedFor", now, null, work.School.LocalTime(at));
        else work.Notify(Role.PressOfficer, "NotifyApprovedNow", now);
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

    /// <returns>Whether the approver alone wrote it.</returns>
    private static bool RequireApprovable(IPostWork work, Guid actorId, string contentHash)
    {
        if (work.Post.Review != ReviewState.InReview) throw new RefusedException(RefusalKind.Conflict, "ApproveNotInReview");
        if (contentHash != work.CurrentHash()) throw new RefusedException(RefusalKind.Conflict, "ApproveChanged", "contentHash");
        return work.Post.IsWrittenOnlyBy(actorId);
    }

    private void Approve(IPostWork work, Guid actorId, bool alone, string? selfApproval, DateTimeOffset now)
    {
        RequireReady(work, now);
        if (alone) RequireSelfApproval(work, selfApproval);
        var contentHash = work.CurrentHash();
        work.Post.Approve(actorId, contentHash, now.TruncateToMilliseconds());
        work.Add(Revision(work, actorId, contentHash, now));
        Touch(work, now);
        foreach (var publication in work.Publications) PublicationPlan.Approve(publication, work.Post.PublishAt, now);
        foreach (var publication in work.Publications) work.AlignFollowers(publication, options, now);
        if (work.IsOut()) CorrectionCommands.Plan(work, options, now);
        work.Audit(alone ? "post.self-approved" : "post.approved", now, actorId, details: contentHash);
    }

    private void RequireSelfApproval(IPostWork work, string? typed)
    {
        if (!work.School.SelfApproval) throw new RefusedException(RefusalKind.Forbidden, "SelfApprovalForbidden");
        if (linter.HasWarnings(work)) throw new RefusedException(RefusalKind.Conflict, "SelfApprovalWarnings");
        if (typed?.Trim() != work.Post.Title.Trim()) throw new RefusedException(RefusalKind.Invalid, "SelfApprovalTyped", "selfApproval");
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
        Pictures = [.. work.Post.Media.OrderBy(item => item.Position).Select(item => PictureConfirmation.Of(work.Media[item.MediaId]))],
    };
}
