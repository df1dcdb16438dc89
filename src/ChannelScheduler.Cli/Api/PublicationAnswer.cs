namespace ChannelScheduler.Cli.Api;

internal sealed record PublicationAnswer(
    string Id,
    string? PostId = null,
    string? Kind = null,
    DateTimeOffset? DueAt = null,
    string? Environment = null,
    string? Status = null,
    DateTimeOffset? PublishedAt = null,
    string? Url = null,
    ReasonAnswer? Reason = null)
{
    public bool IsSandbox => string.Equals(Environment, "sandbox", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Why a publication stands where it stands, and what to do.</summary>
internal sealed record ReasonAnswer(string? Message = null);
