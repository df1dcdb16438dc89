namespace ChannelScheduler.Cli.Api;

internal sealed record PublicationAnswer(
    string Id,
    string? PostId = null,
    string? PostTitle = null,
    string? Kind = null,
    DateTimeOffset? DueAt = null,
    string? Status = null,
    DateTimeOffset? PublishedAt = null,
    string? Url = null);
