namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>The answer to a write, stored in the write's own transaction and replayed to the same key for a day.</summary>
public sealed class IdempotencyRecord
{
    public Guid PrincipalId { get; init; }

    /// <summary>Method and path.</summary>
    public required string Route { get; init; }

    public required string Key { get; init; }

    public required string BodyHash { get; init; }

    public int StatusCode { get; init; }

    public required string Body { get; set; }

    public string? ContentType { get; init; }

    public string? ETag { get; init; }

    public string? Location { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
