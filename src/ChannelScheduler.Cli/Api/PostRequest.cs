namespace ChannelScheduler.Cli.Api;

/// <summary>The body of <c>POST /posts</c>; what is null is left to the server.</summary>
internal sealed record PostRequest(
    string? SchoolId,
    string Title,
    string Text,
    IReadOnlyDictionary<string, string>? Variants,
    IReadOnlyList<string> ChannelIds,
    DateTimeOffset? PublishAt,
    IReadOnlyList<string> MediaIds);
