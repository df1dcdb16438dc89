using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Publishing;

/// <summary>
/// Speaks to one network. Nothing here retries a send: what an outcome means is decided by the runner.
/// </summary>
public interface IChannelPublisher
{
    Network Network { get; }

    /// <summary>
    /// Uploads what has to be uploaded and makes the message ready. Nothing is visible to readers yet, so a failure here is never in doubt.
    /// </summary>
    /// <returns>The message, or the outcome that says why there is none (never Accepted, never Ambiguous).</returns>
    Task<PrepareResult> PrepareAsync(ChannelAccess channel, RenderedMessage message, IReadOnlyList<MediaContent> media, CancellationToken cancellationToken);

    /// <summary>Sends once. The request refuses to leave after <paramref name="sendDeadline"/> by the wall clock, and is given up at it.</summary>
    Task<PublishOutcome> SendAsync(ChannelAccess channel, PreparedMessage message, DateTimeOffset sendDeadline, CancellationToken cancellationToken);

    /// <summary>Replaces the text of a message that is out; its attachments stay.</summary>
    Task<PublishOutcome> EditAsync(ChannelAccess channel, string externalId, RenderedMessage message, DateTimeOffset sendDeadline, CancellationToken cancellationToken);

    Task<PublishOutcome> DeleteAsync(ChannelAccess channel, string externalId, DateTimeOffset sendDeadline, CancellationToken cancellationToken);

    /// <summary>Looks for a message that may have been sent and reads the channel back to before <see cref="ReadBackQuery.SentAfter"/>.</summary>
    Task<ReadBackResult> ReadBackAsync(ChannelAccess channel, ReadBackQuery query, CancellationToken cancellationToken);

    /// <summary>Reads one message by its id: what a person may have changed or deleted by hand.</summary>
    Task<ReadMessageResult> ReadAsync(ChannelAccess channel, string externalId, CancellationToken cancellationToken);

    /// <summary>The channel doctor: address, token, rights, state, one check a line.</summary>
    Task<ChannelReport> CheckAsync(ChannelAccess channel, CancellationToken cancellationToken);
}
