namespace ChannelScheduler.Sandbox.Vk.Wire;

/// <summary>A photo as photos.saveWallPhoto and a post's attachment give it.</summary>
/// <remarks>https://dev.vk.com/reference/objects/photo</remarks>
internal sealed record VkPhotoItem
{
    public required long Id { get; init; }

    public required long OwnerId { get; init; }

    public required long UserId { get; init; }

    public required int AlbumId { get; init; }

    public required long Date { get; init; }

    public required string Text { get; init; }

    public required string AccessKey { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public bool HasTags { get; init; }

    public required IReadOnlyList<VkPhotoSize> Sizes { get; init; }

    public required VkPhotoSize OrigPhoto { get; init; }
}

internal sealed record VkPhotoSize(string Type, string Url, int Width, int Height);
