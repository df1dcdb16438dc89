using System.Buffers.Binary;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>A light look at an image: its type by the first bytes, and its size where that is cheap to read.</summary>
internal static class MaxImage
{
    /// <summary>Bytes.</summary>
    public const int MaxLength = 50 * 1024 * 1024;

    /// <summary>Pixels, each side.</summary>
    public const int MaxSide = 7680;

    /// <summary>MIME type, or null when it is none of JPEG, PNG, GIF, TIFF, BMP, HEIC.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> image) => image switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
        [(byte)'I', (byte)'I', 0x2A, 0, ..] or [(byte)'M', (byte)'M', 0, 0x2A, ..] => "image/tiff",
        [(byte)'B', (byte)'M', ..] => "image/bmp",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'h', ..] => "image/heic",
        _ => null,
    };

    /// <summary>Width and height in pixels; null when the type keeps them elsewhere or the header is cut.</summary>
    public static (int Width, int Height)? SizeOf(ReadOnlySpan<byte> image) => TypeOf(image) switch
    {
        "image/png" when image.Length >= 24 =>
            (BinaryPrimitives.ReadInt32BigEndian(image[16..]), BinaryPrimitives.ReadInt32BigEndian(image[20..])),
        "image/gif" when image.Length >= 10 =>
            (BinaryPrimitives.ReadUInt16LittleEndian(image[6..]), BinaryPrimitives.ReadUInt16LittleEndian(image[8..])),
        "image/jpeg" => JpegSize(image),
        _ => null,
    };

    private static (int Width, int Height)? JpegSize(ReadOnlySpan<byte> image)
    {
        for (var i = 2; i + 9 < image.Length && image[i] == 0xFF;)
        {
            // Start-of-frame markers hold the size; C4, C8 and CC share their range and are something else.
            if (image[i + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(image[(i + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(image[(i + 5)..]));
            }

            i += 2 + BinaryPrimitives.ReadUInt16BigEndian(image[(i + 2)..]);
        }

        return null;
    }
}
