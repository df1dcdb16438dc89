using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Posts;

/// <summary>What an author asks for, with shapes already validated and ids already looked up.</summary>
public sealed record PostDraft(
    string Title,
    string Text,
    string? GospublicText,
    IReadOnlyList<Channel> Channels,
    DateTimeOffset? PublishAt,
    string? PublishAtZone,
    IReadOnlyList<MediaFile> Media,
    PhotoFallback? PhotoFallback);
