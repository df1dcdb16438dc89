namespace ChannelScheduler.Core.Appeals;

/// <summary>A screenshot or a video that goes with an appeal.</summary>
public sealed class AppealFile
{
    public Guid Id { get; init; }

    public Guid AppealId { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    /// <summary>As the person's computer called it, without folders.</summary>
    public required string Name { get; init; }

    /// <summary>Told by the file's first bytes, not by its name.</summary>
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public long Length { get; init; }

    /// <summary>Relative to the folder of appeals' files.</summary>
    public required string StoragePath { get; init; }
}
