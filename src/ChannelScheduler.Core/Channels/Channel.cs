namespace ChannelScheduler.Core.Channels;

public sealed class Channel
{
    public Guid Id { get; init; }

    public Guid SchoolId { get; init; }

    public ChannelKind Kind { get; init; }

    /// <summary>Stored beside <see cref="Kind"/>, because a channel is unique on network and external id.</summary>
    public Network Network { get; init; }

    public required string Name { get; set; }

    /// <summary>MAX: <c>id&lt;INN&gt;_gos</c>; VK: the screen name; null for a closed channel.</summary>
    public string? Handle { get; set; }

    /// <summary>MAX: the chat id; VK: the positive group id.</summary>
    public required string ExternalId { get; init; }

    public ChannelEnvironment Environment { get; init; }

    public DeliveryMode DeliveryMode { get; set; }

    public List<ChannelToken> Tokens { get; init; } = [];

    /// <summary>Set when authorisation, a captcha, lost rights or a red check stopped the channel; one green check clears it.</summary>
    public Publishing.ChannelStopCause? StopCause { get; set; }

    /// <summary>The network's words when it stopped the channel.</summary>
    public string? StopMessage { get; set; }

    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>When the doctor last looked, and whether all was well; null before its first visit.</summary>
    public DateTimeOffset? CheckedAt { get; set; }

    public bool? CheckedOk { get; set; }

    /// <summary>When the last late post took this channel's slot: at most one catch-up in ten minutes.</summary>
    public DateTimeOffset? LastCatchUpAt { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The channel that took this one's place: what is new is not written for this one any more. Null while it is in use.</summary>
    public Guid? ReplacedById { get; set; }

    public int Version { get; set; }

    /// <summary>True when the tokens at hand can put pictures out; VK needs a user token for that.</summary>
    public bool CanPublishPhotos => Network == Network.Max || Tokens.Exists(token => token.Kind == ChannelTokenKind.User);
}

/// <summary>A token, encrypted at rest; the clear value exists only for the time of a call.</summary>
public sealed class ChannelToken
{
    public Guid Id { get; init; }

    public Guid ChannelId { get; init; }

    public ChannelTokenKind Kind { get; init; }

    public required string ProtectedValue { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>When people were last told that it runs out.</summary>
    public DateTimeOffset? ExpiryWarnedAt { get; set; }
}
