using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Schools;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Core.Publishing;

/// <summary>
/// Names what time passed by: publications that were not sent, hand deliveries that nobody confirmed, posts that nobody approved.
/// Depends on neither clock nor queue.
/// </summary>
public sealed class MissDetector(IPublishingStore store, PublicationSettlement settlement, INetworkClock networkClock, PublishingOptions options, TimeProvider time, ILogger<MissDetector> logger)
{
    public async Task DetectAsync(CancellationToken cancellationToken)
    {
        if (networkClock.IsOff) return;
        var now = time.GetUtcNow();
        var late = await store.FindLateAsync(now - options.MissedAfter, now - options.FollowerMissedAfter, cancellationToken);
        await PerItem.ForEachAsync(late, logger, id => MissAsync(id, now, cancellationToken), cancellationToken);
        var overdue = await store.FindOverdueReviewsAsync(now, cancellationToken);
        await PerItem.ForEachAsync(overdue, logger, id => ExpireAsync(id, now, cancellationToken), cancellationToken);
    }

    private async Task MissAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var work = await store.OpenPublicationAsync(id, cancellationToken);
        if (work is null || !IsLate(work.Publication(id), now)) return;
        settlement.Miss(work, work.Publication(id), now);
        await work.TryCommitAsync(cancellationToken);
    }

    private bool IsLate(Publication publication, DateTimeOffset now) =>
        (publication.Status is PublicationStatus.Scheduled or PublicationStatus.Retrying or PublicationStatus.AwaitingHand || publication is { Status: PublicationStatus.Planned, PredecessorId: not null })
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
