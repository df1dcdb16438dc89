using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Publishing;

/// <summary>What a publisher may know of a channel: its address and its tokens in the clear, for the time of one call.</summary>
public sealed record ChannelAccess(
    Guid ChannelId,
    ChannelKind Kind,
    ChannelEnvironment Environment,
    string ExternalId,
    string? Handle,
    IReadOnlyDictionary<ChannelTokenKind, string> Tokens)
{
    // A record prints its members; tokens must not reach a log that way.
    public override string ToString() => $"{Kind} {ExternalId} ({Environment})";
}

/// <summary>A post as one network takes it.</summary>
/// <param name="Body">MAX: Markdown in MAX's dialect; VK: plain text with readable links.</param>
/// <param name="PlainText">What the network gives back as text, for comparing on read-back.</param>
public sealed record RenderedMessage(string Body, string PlainText);

/// <summary>A picture's bytes on disk and what the networks need to know of it.</summary>
public sealed record MediaContent(string Path, string FileName, string ContentType, string? Description);

/// <summary>A message whose attachments stand ready at the network.</summary>
/// <param name="Attachments">Opaque to everyone but the publisher that made it: MAX image tokens, VK photo ids.</param>
/// <param name="StableId">The same for every try of one publication; VK takes it as <c>guid</c>.</param>
public sealed record PreparedMessage(RenderedMessage Message, IReadOnlyList<string> Attachments, string StableId);

public sealed record PrepareResult(PreparedMessage? Message, PublishOutcome? Problem)
{
    public static PrepareResult Ready(PreparedMessage message) => new(message, null);

    public static PrepareResult Stopped(PublishOutcome problem) => new(null, problem);
}

/// <summary>What to look for after an unknown outcome.</summary>
/// <param name="AttachmentCount">How many pictures the message carries.</param>
/// <param name="SentAfter">The instant at which the send began; nothing older matches.</param>
/// <param name="SendDeadline">The instant after which it can't have left.</param>
/// <param name="KnownExternalIds">Messages of this channel that are other publications of ours and never match.</param>
public sealed record ReadBackQuery(string PlainText, int AttachmentCount, DateTimeOffset SentAfter, DateTimeOffset SendDeadline, IReadOnlyCollection<string> KnownExternalIds);

/// <summary>What a read-back saw.</summary>
public abstract record ReadBackResult
{
    private ReadBackResult() { }

    /// <summary>Exactly one message has the same text, attachments and time window.</summary>
    public sealed record Found(string ExternalId, string? Url, DateTimeOffset? NetworkTimestamp) : ReadBackResult;

    /// <summary>The read succeeded, reached back before the attempt, and nothing comes near.</summary>
    public sealed record Absent : ReadBackResult;

    /// <summary>Near or double matches: a person looks.</summary>
    public sealed record Unclear(string Message) : ReadBackResult;

    /// <summary>The channel couldn't be read this time (network trouble): proves nothing.</summary>
    public sealed record Failed(string Message) : ReadBackResult;

    /// <summary>This channel can't be read with the tokens at hand: a person looks.</summary>
    public sealed record Unreadable(string Message) : ReadBackResult;
}

/// <summary>What reading one message by its id gave.</summary>
public abstract record ReadMessageResult
{
    private ReadMessageResult() { }

    public sealed record Present(string PlainText, int AttachmentCount) : ReadMessageResult;

    public sealed record Gone : ReadMessageResult;

    public sealed record Failed(string Message) : ReadMessageResult;
}

/// <summary>The channel doctor's report.</summary>
public sealed record ChannelReport(IReadOnlyList<ChannelCheck> Checks)
{
    /// <summary>Every line is green.</summary>
    public bool Ok => Checks.All(check => check.Ok);

    /// <summary>Everything that could hold the channel was asked and is green; a part of what it does, such as photos, may be red. That is enough to publish, and to let go.</summary>
    public bool Publishes => FindHolding() is null && !Checks.Any(check => check.Unasked);

    /// <summary>The first line that is reason enough to hold the channel; null when nothing definite is wrong with it.</summary>
    public ChannelCheck? FindHolding() => Checks.FirstOrDefault(check => check.Holds);
}

/// <param name="Code">Stable: <c>token</c>, <c>channel</c>, <c>public</c>, <c>active</c>, <c>admin</c>, <c>rights</c>, <c>handle</c>, <c>clock</c> …</param>
/// <param name="Message">What was seen, in the reader's language.</param>
/// <param name="Remedy">What to do; null when all is well.</param>
/// <param name="Holds">Red, and about the channel itself: a network that could not be asked says nothing of it.</param>
/// <param name="Unasked">What would hold the channel could not be learnt: the network did not answer, or our own clock is wrong. It neither holds nor lets go.</param>
public sealed record ChannelCheck(string Code, bool Ok, string Message, string? Remedy, bool Holds = false, bool Unasked = false)
{
    /// <summary>The network's own code when a call failed, such as <c>chat.denied</c> or <c>27</c>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Nothing is wrong with publishing, yet <see cref="Remedy"/> says what is worth doing.</summary>
    public bool IsAdvice { get; init; }
}
