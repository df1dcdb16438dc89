using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Posts;

/// <summary>
/// What people do to a post. Each command checks, changes the rows of one <see cref="IPostWork"/> and leaves the commit to its caller;
/// a refusal changes nothing that is committed.
/// </summary>
public sealed partial class PostCommands(PostLinter linter, PublishingOptions options, TimeProvider time)
{
    /// <exception cref="RefusedException">Something of it is out, on its way or in doubt.</exception>
    public void Edit(IPostWork work, PostDraft draft, Guid actorId)
    {
        RequireNothingStarted(work);
        if (work.Post.Review == ReviewState.Cancelled) throw new RefusedException(RefusalKind.Conflict, "PostCancelled");
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var post = work.Post;
        var (before, planned) = (post.Review, post.PublishAt);
        var words = ChangesWords(post, draft);
        (post.Title, post.Text, post.GospublicText, post.PhotoFallback) = (draft.Title, draft.Text, draft.GospublicText, draft.PhotoFallback);
        (post.PublishAt, post.PublishAtZone) = (draft.PublishAt?.TruncateToMilliseconds(), draft.PublishAtZone);
        ReplaceMedia(work, draft.Media);
        foreach (var publication in work.Publications) PublicationPlan.Unschedule(publication);
        work.ReplaceChannels(draft.Channels);
        post.EditedBy(actorId, blocked: linter.Blocks(work) is not null, now, words);
        work.Audit("post.edited", now, actorId);
        DropVoidWaivers(work, actorId, now);
        AskAgain(work, before, planned, now);
    }

    private static bool ChangesWords(Post post, PostDraft draft) =>
        post.Title != draft.Title || post.Text != draft.Text || post.GospublicText != draft.GospublicText
        || !post.Media.OrderBy(item => item.Position).Select(item => item.MediaId).SequenceEqual(draft.Media.Select(item => item.Id));

    public void Submit(IPostWork work, Guid actorId)
    {
        var now = time.GetUtcNow();
        if (work.Post.Review == ReviewState.InReview) return;
        RequireMove(work.Post, ReviewState.InReview, "SubmitNotPossible");
        if (work.IsOut()) throw new RefusedException(RefusalKind.Conflict, "AlreadyOut");
        if (work.Post.Review == ReviewState.Approved) throw new RefusedException(RefusalKind.Conflict, "SubmitNotPossible", null, "approved");
        RequireReady(work, now);
        work.Post.AskForReview(now);
        Touch(work, now);
        Replan(work);
        work.Audit("post.submitted", now, actorId);
        work.Notify(Role.ContentAdmin, "NotifySubmitted", now);
    }

    /// <summary>The planned time is part of what was approved: a new time asks for a new approval.</summary>
    public void Reschedule(IPostWork work, Guid actorId, DateTimeOffset publishAt, string? zone)
    {
        RequireNothingStarted(work);
        if (work.Post.Review == ReviewState.Cancelled) throw new RefusedException(RefusalKind.Conflict, "PostCancelled");
        var now = time.GetUtcNow();
        var (before, planned) = (work.Post.Review, work.Post.PublishAt);
        work.Post.PublishAt = publishAt.TruncateToMilliseconds();
        work.Post.PublishAtZone = zone;
        Replan(work);
        work.Post.EditedBy(actorId, blocked: false, now.TruncateToMilliseconds(), words: false);
        work.Audit("post.rescheduled", now, actorId, details: publishAt.ToString("O"));
        AskAgain(work, before, planned, now);
    }

    /// <summary>Gives an expired post a new time and asks for approval again: choosing it makes nobody a second reader of the words.</summary>
    /// <param name="publishAt">Null means on approval.</param>
    /// <exception cref="RefusedException">It is not expired, the time lies in the past, or policy blocks it by now.</exception>
    public void Renew(IPostWork work, Guid actorId, DateTimeOffset? publishAt, string? zone)
    {
        if (work.Post.Review != ReviewState.Expired) throw new RefusedException(RefusalKind.Conflict, "RenewNotPossible");
        var now = time.GetUtcNow();
        PlanFor(work, publishAt, zone);
        RequireReady(work, now);
        work.Post.EditedBy(actorId, blocked: false, now.TruncateToMilliseconds(), words: false);
        work.Post.AskForReview(now);
        Replan(work);
        work.Audit("post.renewed", now, actorId, details: publishAt?.ToString("O"));
        work.Notify(Role.ContentAdmin, "NotifySubmitted", now);
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
        work.GiveUp(open);
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

    private void RequireReady(IPostWork work, DateTimeOffset now)
    {
        if (work.Publications.All(one => one.Status == PublicationStatus.Cancelled)) throw new RefusedException(RefusalKind.Invalid, "NoChannels", "channelIds");
        if (work.Post.PublishAt <= now && !work.IsOut()) throw new RefusedException(RefusalKind.Invalid, "TimePassed", "publishAt");
        foreach (var channel in work.Publications.Select(one => work.Channels[one.ChannelId])) RequirePhotoChoice(work, channel);
        RequireChannelsInUse(work);
        linter.RequireUnblocked(work);
    }

    // Written while the channel was being replaced, or kept from before: it would go where nobody reads any more.
    private static void RequireChannelsInUse(IPostWork work)
    {
        var replaced = work.Publications.Where(one => IsWaiting(one.Status)).Select(one => work.Channels[one.ChannelId]).FirstOrDefault(one => one.ReplacedById is not null);
        if (replaced is not null) throw new RefusedException(RefusalKind.Conflict, "ChannelReplaced", "channelIds", replaced.Name);
    }

    private static void RequirePhotoChoice(IPostWork work, Channels.Channel channel)
    {
        if (work.Post.Media.Count == 0 || channel.CanPublishPhotos || channel.DeliveryMode == Channels.DeliveryMode.ByHand) return;
        if (work.Post.PhotoFallback is null) throw new RefusedException(RefusalKind.Invalid, "PhotoChoice", "photoFallback", channel.Name);
        var hasMax = work.Publications.Any(one => one.Kind == Channels.ChannelKind.MaxPublic && one.Status != PublicationStatus.Cancelled);
        if (work.Post.PhotoFallback == PhotoFallback.MaxLink && !hasMax) throw new RefusedException(RefusalKind.Invalid, "PhotoChoiceNeedsMax", "photoFallback");
    }

    private static void RequireMove(Post post, ReviewState next, string code)
    {
        if (!ReviewTransitions.IsAllowed(post.Review, next)) throw new RefusedException(RefusalKind.Conflict, code);
    }

    /// <summary>Whether an edit would be refused because of where the post stands.</summary>
    public static bool CanEdit(IPostWork work) => CanEdit(work.Post.Review, work.Publications);

    /// <summary>The same, of what was read for a list.</summary>
    public static bool CanEdit(ReviewState review, IEnumerable<Publication> publications) =>
        review != ReviewState.Cancelled
        && !publications.Any(one => one.Status is PublicationStatus.Publishing or PublicationStatus.InDoubt or PublicationStatus.Published or PublicationStatus.Withdrawn or PublicationStatus.AwaitingHand || one.MayStandByHand());

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
        // Changed and approved anew it would be sent, and may be out already.
        if (work.Publications.Any(one => one.MayStandByHand())) throw new RefusedException(RefusalKind.Conflict, "HandUnanswered");
    }

    private static void PlanFor(IPostWork work, DateTimeOffset? publishAt, string? zone) =>
        (work.Post.PublishAt, work.Post.PublishAtZone) = (publishAt?.TruncateToMilliseconds(), publishAt is null ? null : zone);

    // An approval that an edit made void is asked for anew, and reminders count to the new time.
    private static void AskAgain(IPostWork work, ReviewState before, DateTimeOffset? planned, DateTimeOffset now)
    {
        if (work.Post.Review != ReviewState.InReview) return;
        if (before == ReviewState.InReview && planned == work.Post.PublishAt) return;
        work.Post.AskForReview(now);
        if (before == ReviewState.Approved) work.Notify(Role.ContentAdmin, "NotifyApprovalVoid", now);
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
