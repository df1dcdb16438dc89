using System.Buffers.Binary;

namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Recognises a whole JPG, PNG or GIF and its size in pixels; everything else VK refuses.</summary>
internal sealed record VkImage(string MediaType, int Width, int Height)
{
    private const int MaxBytes = 50 * 1024 * 1024;
    private const int MaxSides = 14_000;
    private const int MaxRatio = 20;

    /// <summary>Null: broken, another type, or beyond VK's limits (50 MB, sides together 14,000 px, ratio 1:20).</summary>
    public static VkImage? Read(ReadOnlySpan<byte> bytes)
    {
        var image = bytes.Length > MaxBytes ? null : ReadPng(bytes) ?? ReadGif(bytes) ?? ReadJpeg(bytes);
        return image is { Width: > 0, Height: > 0 }
            && image.Width + image.Height <= MaxSides
            && Math.Max(image.Width, image.Height) <= MaxRatio * Math.Min(image.Width, image.Height)
                ? image
                : null;
    }

    private static VkImage? ReadPng(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 33
            && bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            && bytes.LastIndexOf("IEND"u8) > 0
            ? new VkImage("image/png", BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]))
            : null;

    private static VkImage? ReadGif(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 13 && bytes.StartsWith("GIF8"u8) && bytes[^1] == 0x3B
            ? new VkImage("image/gif", BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]))
            : null;

    private static VkImage? ReadJpeg(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8 || bytes.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) < 0)
        {
            return null;
        }

        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            // Start-of-frame segments carry the size; C4, C8 and CC share their range and mean other things.
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                return new VkImage("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return null;
    }
}
