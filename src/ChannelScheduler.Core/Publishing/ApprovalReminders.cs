using System.Globalization;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Schools;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Core.Publishing;

/// <summary>Reminds approvers of what waits for them, before its time comes. How many were sent is counted in the post's own row, so each is sent once.</summary>
public sealed class ApprovalReminders(IPublishingStore store, INetworkClock networkClock, TimeProvider time, ILogger<ApprovalReminders> logger)
{
    public async Task RemindAsync(CancellationToken cancellationToken)
    {
        if (networkClock.IsOff) return;
        var now = time.GetUtcNow();
        var due = (await store.FindReviewsAsync(cancellationToken)).Where(one => IsDue(one, now)).Select(one => one.PostId);
        await PerItem.ForEachAsync(due, logger, id => RemindAsync(id, now, cancellationToken), cancellationToken);
    }

    private async Task RemindAsync(Guid postId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var work = await store.OpenPostAsync(postId, cancellationToken);
        if (work is not { Post.Review: ReviewState.InReview }) return;
        var (post, isOut) = (work.Post, work.IsOut());
        var review = new WaitingReview(post.Id, post.ReviewAskedAt ?? post.UpdatedAt, isOut ? null : post.PublishAt, post.RemindersSent);
        if (!IsDue(review, now)) return;
        var (passed, approvers, substitutes) = ReminderPlan.Due(review, now);
        var (code, value) = review.PublishAt is { } at
            ? ("NotifyReviewDue", work.School.LocalTime(at))
            : (isOut ? "NotifyCorrectionWaits" : "NotifyReviewWaits", ((int)(now - review.AskedAt).TotalHours).ToString(CultureInfo.InvariantCulture));
        if (approvers) work.Notify(Role.ContentAdmin, code, now, null, value);
        if (substitutes) work.NotifySubstitutes(Role.ContentAdmin, code, now, value);
        post.RemindersSent = passed;
        await work.TryCommitAsync(cancellationToken);
    }

    private static bool IsDue(WaitingReview review, DateTimeOffset now) => ReminderPlan.Due(review, now) is { Approvers: true } or { Substitutes: true };
}
