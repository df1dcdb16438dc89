using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies;

/// <summary>One thing a rule has to say about a post. Its words are already in the reader's language.</summary>
public sealed record Finding
{
    /// <summary>Stable id, e.g. <c>LNK001</c>.</summary>
    public required string RuleId { get; init; }

    public required FindingSeverity Severity { get; init; }

    /// <summary>What was matched and why it matters.</summary>
    public required string Message { get; init; }

    /// <summary>What to do now.</summary>
    public required string Remedy { get; init; }

    /// <summary><c>text</c>, <c>variants.gospublic</c>, <c>title</c>, <c>buttons[0].url</c>, <c>channels[0].handle</c>, <c>media[0].description</c>.</summary>
    public required string Field { get; init; }

    /// <summary>The kinds of channel the finding is about.</summary>
    public IReadOnlyList<ChannelKind> ChannelKinds { get; init; } = [];

    /// <summary>Null when the finding has no single place.</summary>
    public TextSpan? Span { get; init; }

    /// <summary>The matched fragment as typed; masked when it is private.</summary>
    public string? Excerpt { get; init; }

    /// <summary>True when the matched text is somebody's private data: it is shown masked, and neither message nor log repeats it.</summary>
    public bool IsPrivate { get; init; }

    public IReadOnlyList<TextFix> Fixes { get; init; } = [];

    /// <summary>Null for what nobody waived. Only a warning can be: see <see cref="Posts.WaiverMarks"/>.</summary>
    public FindingWaiver? Waiver { get; init; }
}
