using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.CrashHost;

/// <summary>A publisher that dies under the upload, before the send or after the answer.</summary>
internal sealed class KillingPublisher(IChannelPublisher inner, KillPoint kill) : IChannelPublisher
{
    public Network Network => inner.Network;

    public Task<PrepareResult> PrepareAsync(ChannelAccess channel, RenderedMessage message, IReadOnlyList<MediaContent> media, CancellationToken cancellationToken)
    {
        kill.Reach(KillStep.UnderPrepared, Network);
        return inner.PrepareAsync(channel, message, media, cancellationToken);
    }

    public async Task<PublishOutcome> SendAsync(ChannelAccess channel, PreparedMessage message, DateTimeOffset sendDeadline, CancellationToken cancellationToken)
    {
        kill.Reach(KillStep.AfterSending, Network);
        var outcome = await inner.SendAsync(channel, message, sendDeadline, cancellationToken);
        kill.Reach(KillStep.AfterAnswer, Network);
        return outcome;
    }

    public Task<PublishOutcome> EditAsync(ChannelAccess channel, string externalId, RenderedMessage message, DateTimeOffset sendDeadline, CancellationToken cancellationToken) =>
        inner.EditAsync(channel, externalId, message, sendDeadline, cancellationToken);

    public Task<PublishOutcome> DeleteAsync(ChannelAccess channel, string externalId, DateTimeOffset sendDeadline, CancellationToken cancellationToken) =>
        inner.DeleteAsync(channel, externalId, sendDeadline, cancellationToken);

    public Task<ReadBackResult> ReadBackAsync(ChannelAccess channel, ReadBackQuery query, CancellationToken cancellationToken) => inner.ReadBackAsync(channel, query, cancellationToken);

    public Task<ReadMessageResult> ReadAsync(ChannelAccess channel, string externalId, CancellationToken cancellationToken) => inner.ReadAsync(channel, externalId, cancellationToken);

    public Task<ChannelReport> CheckAsync(ChannelAccess channel, CancellationToken cancellationToken) => inner.CheckAsync(channel, cancellationToken);
}
