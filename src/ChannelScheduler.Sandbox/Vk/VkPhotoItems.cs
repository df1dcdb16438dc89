using ChannelScheduler.Sandbox.Vk.Wire;

namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Turns a photo into what goes over the wire.</summary>
internal static class VkPhotoItems
{
    /// <summary>VK's copies by longest side in pixels. Clients look for single letters, so the small ones are always there.</summary>
    /// <remarks>https://dev.vk.com/reference/objects/photo-sizes</remarks>
    private static readonly (string Type, int Side)[] Copies =
        [("s", 75), ("m", 130), ("o", 130), ("p", 200), ("q", 320), ("r", 510), ("x", 604), ("y", 807), ("z", 1080), ("w", 2560)];

    private const int AlwaysUpTo = 604;

    public static VkPhotoItem From(VkPhoto photo, string baseUrl)
    {
        // Every copy is the same file: the stand-in shrinks nothing, only the numbers are right.
        var url = $"{baseUrl}/photo/{photo.File}";
        var longest = Math.Max(photo.Width, photo.Height);
        return new VkPhotoItem
        {
            Id = photo.Id,
            OwnerId = photo.OwnerId,
            UserId = photo.UploaderId,
            AlbumId = VkPhoto.WallAlbum,
            Date = photo.Date,
            Text = photo.Text,
            AccessKey = photo.AccessKey,
            Width = photo.Width,
            Height = photo.Height,
            Sizes = [.. Copies.Where(c => c.Side <= Math.Max(longest, AlwaysUpTo)).Select(c => Copy(photo, c.Type, Math.Min(c.Side, longest), url))],
            OrigPhoto = Copy(photo, "base", longest, url),
        };
    }

    private static VkPhotoSize Copy(VkPhoto photo, string type, int side, string url)
    {
        var longest = Math.Max(photo.Width, photo.Height);
        return new VkPhotoSize(type, url, Math.Max(1, photo.Width * side / longest), Math.Max(1, photo.Height * side / longest));
    }
}
