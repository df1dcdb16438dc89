namespace ChannelScheduler.Core.Posts;

/// <summary>The exact content that one approval was of; a later approver sees what changed since, and the printed sheet shows it.</summary>
public sealed class ApprovedRevision
{
    public Guid Id { get; init; }

    public Guid PostId { get; init; }

    public DateTimeOffset ApprovedAt { get; init; }

    public Guid ApprovedById { get; init; }

    /// <summary>Everyone who had written or edited it by then.</summary>
    public required List<Guid> AuthorIds { get; init; }

    public required string ContentHash { get; init; }

    public required string Title { get; init; }

    /// <summary>Markdown.</summary>
    public required string Text { get; init; }

    public string? GospublicText { get; init; }

    /// <summary>Null means on approval.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>In the order in which readers see them.</summary>
    public required List<Guid> MediaIds { get; init; }

    public required List<Guid> ChannelIds { get; init; }

    /// <summary>What was confirmed about each picture; empty in approvals from before this was asked.</summary>
    public List<PictureConfirmation> Pictures { get; init; } = [];
}
