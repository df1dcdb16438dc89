using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Publishing;

/// <summary>
/// Names what time passed by: publications that were not sent, hand deliveries that nobody confirmed, posts that nobody approved.
/// Depends on neither clock nor queue.
/// </summary>
public sealed class MissDetector(IPublishingStore store, PublicationSettlement settlement, INetworkClock networkClock, PublishingOptions options, TimeProvider time)
{
    public async Task DetectAsync(CancellationToken cancellationToken)
    {
        if (networkClock.IsOff) return;
        var now = time.GetUtcNow();
        foreach (var id in await store.FindLateAsync(now - options.MissedAfter, now - options.FollowerMissedAfter, cancellationToken))
        {
            await using var work = await store.OpenPublicationAsync(id, cancellationToken);
            if (work is null || !IsLate(work.Publication(id), now)) continue;
            settlement.Miss(work, work.Publication(id), now);
            await work.TryCommitAsync(cancellationToken);
        }
        foreach (var id in await store.FindOverdueReviewsAsync(now, cancellationToken)) await ExpireAsync(id, now, cancellationToken);
    }

    private bool IsLate(Publication publication, DateTimeOffset now) =>
        publication.Status is PublicationStatus.Scheduled or PublicationStatus.Retrying or PublicationStatus.AwaitingHand
        && now > publication.DueAt + options.MissedAfterOf(publication);

    private async Task ExpireAsync(Guid postId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var work = await store.OpenPostAsync(postId, cancellationToken);
        if (work is null || work.Post.Review != ReviewState.InReview || !(work.Post.PublishAt <= now)) return;
        // A correction comes after the planned time by its nature.
        if (work.IsOut()) return;
        work.Post.MoveTo(ReviewState.Expired);
        work.Post.UpdatedAt = now.TruncateToMilliseconds();
        work.Audit("post.expired", now);
        work.Notify(Role.PressOfficer, "NotifyExpired", now);
        work.Notify(Role.ContentAdmin, "NotifyExpired", now);
        await work.TryCommitAsync(cancellationToken);
    }
}
