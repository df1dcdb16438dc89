using SkiaSharp;

namespace ChannelScheduler.Integration.Tests.Media;

/// <summary>Pictures and other files, made as bytes.</summary>
internal static class Pictures
{
    public static byte[] Make(SKEncodedImageFormat format, int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.CornflowerBlue);
            using var paint = new SKPaint { Color = SKColors.White };
            canvas.DrawCircle(width / 2f, height / 2f, Math.Min(width, height) / 3f, paint);
        }

        using var data = bitmap.Encode(format, 80);
        return data.ToArray();
    }

    public static byte[] Jpeg(int width = 640, int height = 480) => Make(SKEncodedImageFormat.Jpeg, width, height);

    public static byte[] Png(int width = 640, int height = 480) => Make(SKEncodedImageFormat.Png, width, height);

    /// <summary>Two frames of one pixel; Skia writes no GIF.</summary>
    public static byte[] Gif()
    {
        byte[] frame = [0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
        return [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, .. frame, .. frame, 0x3B];
    }

    /// <summary>A PNG whose header claims a size that its few bytes of data do not hold.</summary>
    public static byte[] PngClaiming(int width, int height)
    {
        var png = Png(4, 4);
        // IHDR: width at 16, height at 20, big-endian, then a checksum of its type and data at 29.
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32(png.AsSpan(12, 17)));
        return png;
    }

    public static uint Crc32(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
