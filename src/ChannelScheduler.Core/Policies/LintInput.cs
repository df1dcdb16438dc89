using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies;

/// <summary>A draft plus the facts gathered beforehand: rules look at nothing else.</summary>
public sealed record LintInput
{
    public string? Title { get; init; }

    /// <summary>Markdown as typed.</summary>
    public string Text { get; init; } = "";

    /// <summary>The gospublic's own wording; null when it carries <see cref="Text"/>.</summary>
    public string? GospublicText { get; init; }

    /// <summary>Where the post goes. Empty reads as "anywhere public", the strictest reading.</summary>
    public IReadOnlyList<LintChannel> Channels { get; init; } = [];

    public IReadOnlyList<LintButton> Buttons { get; init; } = [];

    public IReadOnlyList<LintMedia> Media { get; init; } = [];

    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>
    /// What each channel's network will count, in UTF-16 units, after rendering. For a kind that is missing here the plain text of the Markdown is counted.
    /// </summary>
    public IReadOnlyDictionary<ChannelKind, int> RenderedLengths { get; init; } = new Dictionary<ChannelKind, int>();
}

/// <param name="Handle">As stored or typed, with or without <c>@</c>; null when there is none.</param>
/// <param name="Inn">The INN given with the channel, if any.</param>
/// <param name="SchoolInn">The INN of the school that owns the channel, if known.</param>
public sealed record LintChannel(ChannelKind Kind, string? Handle = null, string? Inn = null, string? SchoolInn = null);

public sealed record LintButton(string Label, string Url);

/// <param name="Description">Null when nobody has written one.</param>
public sealed record LintMedia(string? Description);
