namespace ChannelScheduler.Core.Outbox;

/// <summary>Who did what, committed together with the change itself. Never holds a token or a post's text.</summary>
public sealed class AuditEntry
{
    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid? SchoolId { get; init; }

    /// <summary>Null when the program itself acted.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Stable, dotted: <c>post.approved</c>, <c>publication.published</c> …</summary>
    public required string Action { get; init; }

    public Guid? PostId { get; init; }

    public Guid? PublicationId { get; init; }

    public Guid? ChannelId { get; init; }

    /// <summary>What a reader of the trail needs beside the action: a reason, a hash, an old and a new time.</summary>
    public string? Details { get; init; }
}
