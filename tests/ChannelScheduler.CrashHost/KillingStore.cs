using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.CrashHost;

/// <summary>A store whose works die right after a commit.</summary>
internal sealed class KillingStore(IPublishingStore inner, KillPoint kill) : IPublishingStore
{
    public async Task<IPostWork?> OpenPublicationAsync(Guid publicationId, CancellationToken cancellationToken) =>
        await inner.OpenPublicationAsync(publicationId, cancellationToken) is { } work ? new KillingWork(work, kill) : null;

    public Task<IPostWork?> OpenPostAsync(Guid postId, CancellationToken cancellationToken) => inner.OpenPostAsync(postId, cancellationToken);

    public Task<IReadOnlyList<Guid>> TakeDueAsync(DateTimeOffset now, DateTimeOffset queuedUntil, int limit, CancellationToken cancellationToken) =>
        inner.TakeDueAsync(now, queuedUntil, limit, cancellationToken);

    public Task<IReadOnlyList<DateTimeOffset>> ReadyInstantsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        inner.ReadyInstantsAsync(from, until, cancellationToken);

    public Task<IReadOnlyList<Guid>> FindExpiredLeasesAsync(DateTimeOffset now, CancellationToken cancellationToken) => inner.FindExpiredLeasesAsync(now, cancellationToken);

    public Task<IReadOnlyList<Guid>> FindReadBacksDueAsync(DateTimeOffset now, CancellationToken cancellationToken) => inner.FindReadBacksDueAsync(now, cancellationToken);

    public Task<IReadOnlyList<Guid>> FindLateAsync(DateTimeOffset leadersDueBefore, DateTimeOffset followersDueBefore, CancellationToken cancellationToken) =>
        inner.FindLateAsync(leadersDueBefore, followersDueBefore, cancellationToken);

    public Task<IReadOnlyList<Guid>> FindOverdueReviewsAsync(DateTimeOffset now, CancellationToken cancellationToken) => inner.FindOverdueReviewsAsync(now, cancellationToken);

    public Task ForgetQueueAndLeasesAsync(DateTimeOffset now, CancellationToken cancellationToken) => inner.ForgetQueueAndLeasesAsync(now, cancellationToken);

    public Task<DateTimeOffset?> TakeCatchUpSlotAsync(Guid channelId, DateTimeOffset now, TimeSpan spacing, CancellationToken cancellationToken) =>
        inner.TakeCatchUpSlotAsync(channelId, now, spacing, cancellationToken);

    public Task<IReadOnlyList<string>> PublishedExternalIdsAsync(Guid channelId, DateTimeOffset since, CancellationToken cancellationToken) =>
        inner.PublishedExternalIdsAsync(channelId, since, cancellationToken);

    public Task<IReadOnlyList<Guid>> FindHeldByChannelAsync(Guid channelId, CancellationToken cancellationToken) => inner.FindHeldByChannelAsync(channelId, cancellationToken);

    public Task<IReadOnlyList<Guid>> FindChannelsToReleaseAsync(CancellationToken cancellationToken) => inner.FindChannelsToReleaseAsync(cancellationToken);

    public Task TellAdminsAsync(Reason message, DateTimeOffset now, CancellationToken cancellationToken) => inner.TellAdminsAsync(message, now, cancellationToken);
}
