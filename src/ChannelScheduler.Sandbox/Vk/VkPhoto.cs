namespace ChannelScheduler.Sandbox.Vk;

/// <summary>A saved wall photo. Its bytes lie under <see cref="File"/> in the world's files.</summary>
public sealed record VkPhoto(long OwnerId, long Id, long UploaderId, string AccessKey, string File, string MediaType, int Width, int Height)
{
    /// <summary>VK's common album number of photos uploaded for a wall.</summary>
    public const int WallAlbum = -14;

    /// <summary>Unix seconds.</summary>
    public long Date { get; init; }

    public string Text { get; init; } = "";
}
