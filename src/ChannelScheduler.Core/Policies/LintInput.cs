using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;

namespace ChannelScheduler.Core.Policies;

/// <summary>A draft plus the facts gathered beforehand: rules look at nothing else.</summary>
public sealed record LintInput
{
    public string? Title { get; init; }

    /// <summary>Markdown as typed.</summary>
    public string Text { get; init; } = "";

    /// <summary>The gospublic's own wording; null or empty when it carries <see cref="Text"/>.</summary>
    public string? GospublicText { get; init; }

    /// <summary>Where the post goes. Empty reads as "anywhere public", the strictest reading.</summary>
    public IReadOnlyList<LintChannel> Channels { get; init; } = [];

    public IReadOnlyList<LintButton> Buttons { get; init; } = [];

    public IReadOnlyList<LintMedia> Media { get; init; } = [];

    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>The code of the school's region, whose pack in <c>policies/regions</c> counts; null: only what holds everywhere.</summary>
    public string? Region { get; init; }

    /// <summary>Null when nobody looked: then the rules that compare a post with its school are silent.</summary>
    public LintSchool? School { get; init; }

    /// <summary>Why a content admin let the gospublic go before the delay was over; null when nobody did.</summary>
    public string? ShortenedBecause { get; init; }

    /// <summary>True when the gospublic has a wording of its own. An empty one is none: the publisher sends <see cref="Text"/> then.</summary>
    public bool HasGospublicText => GospublicText is { Length: > 0 };

    /// <summary>The Markdown that a kind of channel gets.</summary>
    public string TextFor(ChannelKind kind) => kind == ChannelKind.Gospublic && HasGospublicText ? GospublicText! : Text;

    /// <summary>The name of the field that <see cref="TextFor"/> reads.</summary>
    public string FieldFor(ChannelKind kind) => kind == ChannelKind.Gospublic && HasGospublicText ? "variants.gospublic" : "text";
}

/// <param name="Handle">As stored or typed, with or without <c>@</c>; null when there is none.</param>
/// <param name="Inn">The INN given with the channel, if any.</param>
/// <param name="SchoolInn">The INN of the school that owns the channel, if known.</param>
public sealed record LintChannel(ChannelKind Kind, string? Handle = null, string? Inn = null, string? SchoolInn = null);

public sealed record LintButton(string Label, string Url);

/// <summary>One picture, and what is known of it. A fact that is null was not gathered: the rules about it say nothing.</summary>
/// <param name="Description">Null when nobody has written one.</param>
public sealed record LintMedia(string? Description)
{
    public string? FileName { get; init; }

    /// <summary>For example <c>image/jpeg</c>.</summary>
    public string? ContentType { get; init; }

    public long? Bytes { get; init; }

    /// <summary>Pixels, as shown.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels, as shown.</summary>
    public int? Height { get; init; }

    public QrReading? Qr { get; init; }

    /// <summary>A reviewer has looked and says that no QR code is in it but those that were read.</summary>
    public bool IsClearedOfQr { get; init; }

    public PictureConsent? Consent { get; init; }
}
