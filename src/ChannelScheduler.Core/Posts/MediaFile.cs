namespace ChannelScheduler.Core.Posts;

/// <summary>An uploaded picture. Its bytes are on disk, named by their hash, before this row exists.</summary>
public sealed class MediaFile
{
    public Guid Id { get; init; }

    public Guid SchoolId { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>Relative to the media folder, with forward slashes.</summary>
    public required string StoragePath { get; init; }

    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>Pixels.</summary>
    public int Width { get; init; }

    /// <summary>Pixels.</summary>
    public int Height { get; init; }

    /// <summary>For people who can't see the picture.</summary>
    public string? Description { get; set; }

    public Guid CreatedById { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
