using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace ChannelScheduler.Integration.Tests.Media;

/// <summary>Pictures as cameras, phones and editors save them: full of what their makers did not mean to publish.</summary>
internal static class Photos
{
    /// <summary>Stands in every hidden part of the pictures made here, and in none of their pixels.</summary>
    public const string Secret = "SecretPlace55N37E";

    private static readonly byte[] SecretBytes = Encoding.ASCII.GetBytes(Secret);

    /// <summary>A photo of a phone: EXIF with place, camera and a small copy, XMP, IPTC, a maker's segments, comments, a colour profile, and a film behind its end.</summary>
    public static byte[] Jpeg(byte orientation = 1, byte[]? picture = null)
    {
        picture ??= Profiled(SKEncodedImageFormat.Jpeg);
        byte[] start = picture[..2];
        return
        [
            .. start,
            .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation)]),
            .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. SecretBytes]),
            .. Segment(0xED, [.. "Photoshop 3.0\08BIM"u8, .. SecretBytes]),
            .. Segment(0xE2, [.. "MPF\0"u8, .. SecretBytes]),
            .. Segment(0xEB, SecretBytes),
            .. Segment(0xE0, [.. "JFXX\0"u8, 0x10, .. SecretBytes]),
            .. Segment(0xFE, SecretBytes),
            .. picture[2..],
            .. SecretBytes,
        ];
    }

    public static byte[] Png(byte orientation = 1)
    {
        var png = Profiled(SKEncodedImageFormat.Png);
        // After the signature and the header chunk.
        return
        [
            .. png[..33],
            .. Chunk("eXIf", Exif(orientation)),
            .. Chunk("tEXt", [.. "Comment\0"u8, .. SecretBytes]),
            .. Chunk("iTXt", [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. SecretBytes]),
            .. Chunk("zTXt", [.. "Author\0\0"u8, .. SecretBytes]),
            .. Chunk("tIME", [7, 234, 9, 1, 10, 0, 0]),
            .. Chunk("prVt", SecretBytes),
            .. png[33..],
            .. SecretBytes,
        ];
    }

    public static byte[] Gif()
    {
        var gif = Pictures.Gif();
        byte[] block = [(byte)SecretBytes.Length, .. SecretBytes, 0];
        return
        [
            .. gif[..19],
            0x21, 0xFE, .. block,
            0x21, 0xFF, 11, .. "XMP DataXMP"u8, .. block,
            0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0,
            .. gif[19..],
            .. SecretBytes,
        ];
    }

    /// <summary>A picture with a colour profile of its own in it, of the wide kind that cameras use.</summary>
    public static byte[] Profiled(SKEncodedImageFormat format)
    {
        using var wide = SKColorSpace.CreateRgb(SKColorSpaceTransferFn.TwoDotTwo, SKColorSpaceXyz.AdobeRgb);
        using var bitmap = new SKBitmap(new SKImageInfo(96, 64, SKColorType.Rgba8888, SKAlphaType.Opaque, wide));
        for (var x = 0; x < bitmap.Width; x++)
        {
            for (var y = 0; y < bitmap.Height; y++) bitmap.SetPixel(x, y, new SKColor((byte)(x * 2), (byte)(y * 3), (byte)(x + y)));
        }

        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    public static byte[] Segment(byte kind, byte[] content)
    {
        byte[] segment = [0xFF, kind, 0, 0, .. content];
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(content.Length + 2));
        return segment;
    }

    // Big-endian TIFF: maker, orientation, a place, and a small copy behind it.
    private static byte[] Exif(byte orientation)
    {
        const int gps = 50;
        const int words = 92;
        return
        [
            .. "MM\0*"u8, 0, 0, 0, 8,
            0, 3,
            .. Entry(0x010F, 2, Secret.Length, words), .. Entry(0x0112, 3, 1, orientation << 16), .. Entry(0x8825, 4, 1, gps),
            0, 0, 0, 0,
            0, 3,
            .. Entry(0x0001, 2, 2, 'N' << 24), .. Entry(0x001D, 2, Secret.Length, words), .. Entry(0x001B, 7, Secret.Length, words),
            0, 0, 0, 0,
            .. SecretBytes,
            // A small copy.
            .. Pictures.Jpeg(16, 16), .. SecretBytes,
        ];
    }

    private static byte[] Entry(ushort tag, ushort type, int count, int value)
    {
        var entry = new byte[12];
        BinaryPrimitives.WriteUInt16BigEndian(entry, tag);
        BinaryPrimitives.WriteUInt16BigEndian(entry.AsSpan(2), type);
        BinaryPrimitives.WriteInt32BigEndian(entry.AsSpan(4), count);
        BinaryPrimitives.WriteInt32BigEndian(entry.AsSpan(8), value);
        return entry;
    }

    private static byte[] Chunk(string kind, byte[] content)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(kind), .. content, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Pictures.Crc32(chunk.AsSpan(4, content.Length + 4)));
        return chunk;
    }
}
