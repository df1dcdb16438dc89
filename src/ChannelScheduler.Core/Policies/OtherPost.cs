using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies;

/// <summary>Another post of the same school: out, or on its way.</summary>
public sealed class OtherPost(string title, string text, string? gospublicText, IReadOnlyList<OtherPublication> publications, bool isOfSameSeries = false)
{
    private readonly Lazy<TextFingerprint> _text = new(() => TextFingerprint.Of(text));
    private readonly Lazy<TextFingerprint> _gospublic = new(() => TextFingerprint.Of(gospublicText ?? ""));

    public string Title { get; } = title;

    public IReadOnlyList<OtherPublication> Publications { get; } = publications;

    /// <summary>When the first of its readers sees it; null when no time is known.</summary>
    public DateTimeOffset? At => Publications.Min(one => one.At);

    /// <summary>Made by the same series as the post in question: that it says the same again is what somebody asked for.</summary>
    public bool IsOfSameSeries { get; } = isOfSameSeries;

    public bool IsPublic => Publications.Any(one => one.Kind.IsPublic());

    /// <summary>The words that this kind of channel gets. Counted once, however often a post is compared.</summary>
    internal TextFingerprint WordsFor(ChannelKind kind) => kind == ChannelKind.Gospublic && gospublicText is { Length: > 0 } ? _gospublic.Value : _text.Value;
}

/// <param name="At">When it went out or will; null when nobody knows yet.</param>
public sealed record OtherPublication(ChannelKind Kind, DateTimeOffset? At, bool IsOut = false);
