using System.Buffers.Binary;
using System.Text;

namespace ChannelScheduler.Infrastructure.Media;

/// <summary>Keeps of a PNG the chunks without which it would look different, and no text.</summary>
/// <seealso href="https://www.w3.org/TR/png-3/#4Concepts.FormatChunks"/>
internal static class PngCleaner
{
    private const int SignatureLength = 8;
    private const int Around = 12;
    private const string Header = "IHDR";
    private const string End = "IEND";
    private const string Exif = "eXIf";

    // The picture, its palette and transparency, its colours, its frames. tEXt, zTXt, iTXt, eXIf, tIME and everything unknown stay out.
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        Header, "PLTE", "IDAT", End, "tRNS", "bKGD", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "hIST", "pHYs", "acTL", "fcTL", "fdAT",
    };

    /// <returns>False when the file ends before its end chunk.</returns>
    public static bool Clean(ReadOnlySpan<byte> file, Stream clean)
    {
        clean.Write(file[..SignatureLength]);
        for (var at = SignatureLength; at + Around <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - Around) return false;
            var kind = Encoding.ASCII.GetString(file.Slice(at + 4, 4));
            var chunk = file.Slice(at, (int)length + Around);
            if (Kept.Contains(kind)) clean.Write(chunk);
            // Not every decoder turns a PNG by it, so it is not asked of ours.
            if (kind == Exif) WriteOrientation(OrientationTag.In(chunk[8..^4]), clean);
            if (kind == End) return true;
            at += chunk.Length;
        }

        return false;
    }

    private static void WriteOrientation(int orientation, Stream clean)
    {
        var tag = OrientationTag.For(orientation);
        if (tag.Length == 0) return;
        byte[] chunk = [0, 0, 0, (byte)tag.Length, .. Encoding.ASCII.GetBytes(Exif), .. tag, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Checksum(chunk.AsSpan(4, chunk.Length - 8)));
        clean.Write(chunk);
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
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
