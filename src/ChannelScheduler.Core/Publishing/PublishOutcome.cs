namespace ChannelScheduler.Core.Publishing;

/// <summary>
/// What came of one write to a network. The class decides what happens next, so a client must never guess towards "not stored":
/// what is not documented as "nothing was stored" is <see cref="Ambiguous"/>.
/// </summary>
public abstract record PublishOutcome
{
    private PublishOutcome() { }

    public int? HttpStatus { get; init; }

    /// <summary>The network's own error code, e.g. <c>attachment.not.ready</c> or <c>214</c>; <c>trust</c> when its certificate is not trusted here.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>An excerpt of the answer, at most 1,000 characters, cleaned of secrets.</summary>
    public string? BodyExcerpt { get; init; }

    /// <summary>The network stored it.</summary>
    /// <param name="ExternalId">MAX: the mid; VK: the post id.</param>
    /// <param name="Url">The public address, null when the network did not give one.</param>
    /// <param name="NetworkTimestamp">The network's own time of the post, null when it did not say.</param>
    public sealed record Accepted(string ExternalId, string? Url, DateTimeOffset? NetworkTimestamp) : PublishOutcome;

    /// <summary>Documented: nothing was stored, and a later try may succeed.</summary>
    /// <param name="Message">The network's words.</param>
    /// <param name="RetryAfter">The pause that the network asked for.</param>
    public sealed record RefusedForNow(string Message, TimeSpan? RetryAfter = null) : PublishOutcome;

    /// <summary>Documented: nothing was stored, and this message will never be taken.</summary>
    public sealed record RefusedForGood(string Message) : PublishOutcome;

    /// <summary>Authorisation, captcha or lost rights: nothing was stored, and the channel needs a person before anything else is tried.</summary>
    public sealed record ChannelStopped(ChannelStopCause Cause, string Message) : PublishOutcome;

    /// <summary>The request never reached the network: DNS, connect and TLS failures, or the send deadline had passed.</summary>
    public sealed record NotSent(string Message) : PublishOutcome;

    /// <summary>The outcome is unknown: timeout, cut connection, any 5xx, an unreadable 200.</summary>
    public sealed record Ambiguous(string Message) : PublishOutcome;
}

public enum ChannelStopCause
{
    /// <summary>The token is wrong, expired or of a kind that can't do this.</summary>
    Authorization,

    /// <summary>The network wants a person to prove that they are one.</summary>
    Captcha,

    /// <summary>The bot or the user has lost the right to post, edit or delete.</summary>
    RightsLost,

    /// <summary>The channel's day quota is used up.</summary>
    Quota,

    /// <summary>A check found something else that is wrong with it.</summary>
    CheckFailed,

    /// <summary>The channel is gone, closed or blocked.</summary>
    ChannelGone,
}
