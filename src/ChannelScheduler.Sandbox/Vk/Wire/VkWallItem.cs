namespace ChannelScheduler.Sandbox.Vk.Wire;

/// <summary>A post as wall.get and wall.getById give it.</summary>
/// <remarks>https://dev.vk.com/reference/objects/post</remarks>
internal sealed record VkWallItem
{
    public string InnerType { get; } = "wall_wallpost";

    public string Type { get; } = "post";

    public required long Id { get; init; }

    public required long OwnerId { get; init; }

    public required long FromId { get; init; }

    public long? CreatedBy { get; init; }

    public long? SignerId { get; init; }

    public required long Date { get; init; }

    public long? Edited { get; init; }

    public required string PostType { get; init; }

    public required string Text { get; init; }

    public required IReadOnlyList<VkWallItemAttachment> Attachments { get; init; }

    public int MarkedAsAds { get; init; }

    public int? IsPinned { get; init; }

    public long? PostponedId { get; init; }

    public VkWallItemCopyright? Copyright { get; init; }

    public VkWallItemComments? Comments { get; init; }

    public VkWallItemCount? Likes { get; init; }

    public VkWallItemCount? Reposts { get; init; }

    /// <summary>Missing while postponed and in the first minute.</summary>
    public VkWallItemCount? Views { get; init; }

    public required string Hash { get; init; }
}

internal sealed record VkWallItemCount(int Count);

internal sealed record VkWallItemComments(int Count, int CanPost, int CanClose);

internal sealed record VkWallItemCopyright(string Link, string Name, string Type);
