using System.Buffers.Binary;

namespace ChannelScheduler.Infrastructure.Media;

/// <summary>Keeps of a JPEG its tables, frames and scans, the colour profile and the two marks that say how colours are coded.</summary>
/// <seealso href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf"/>
internal static class JpegCleaner
{
    private const byte Mark = 0xFF;
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;
    private const int JfifLength = 14;
    private const int AdobeLength = 12;

    /// <returns>False when it is cut within its head. Whether all of its pixels are there is for the decoder to say.</returns>
    public static bool Clean(ReadOnlySpan<byte> file, int orientation, Stream clean)
    {
        if (!file.StartsWith([Mark, Start])) return false;
        clean.Write([Mark, Start]);
        var (isTagged, isScanned) = (false, false);
        for (var at = 2; NextMark(file, ref at);)
        {
            var kind = file[at + 1];
            // After JFIF, which has to come first, and before everything else.
            if (kind != App0 && !isTagged)
            {
                WriteOrientation(orientation, clean);
                isTagged = true;
            }

            if (kind == End)
            {
                clean.Write([Mark, End]);
                return true;
            }

            if (at + 4 > file.Length) return false;
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length) return false;
            Write(kind, file.Slice(at + 4, length - 2), clean);
            at += 2 + length;
            if (kind != Scan) continue;
            isScanned = true;
            CopyScan(file, ref at, clean);
        }

        return isScanned;
    }

    // Bytes between two segments mean nothing to any decoder; they are passed over as libjpeg does.
    private static bool NextMark(ReadOnlySpan<byte> file, ref int at)
    {
        while (at + 1 < file.Length)
        {
            if (file[at] == Mark && file[at + 1] is not (0 or Mark or (>= 0xD0 and <= Start) or 1)) return true;
            at++;
        }

        return false;
    }

    private static void Write(byte kind, ReadOnlySpan<byte> content, Stream clean)
    {
        switch (kind)
        {
            case App0 when content.Length >= JfifLength && content.StartsWith("JFIF\0"u8):
                // Its last two bytes are the size of a small copy that may follow.
                WriteSegment(App0, [.. content[..(JfifLength - 2)], 0, 0], clean);
                break;
            case App14 when content.Length >= AdobeLength && content.StartsWith("Adobe"u8):
                WriteSegment(kind, content[..AdobeLength], clean);
                break;
            case App2 when content.StartsWith("ICC_PROFILE\0"u8):
            // Frames, coding tables, quantisation, number of lines, restarts. Other marks carry data of applications, comments, or nothing that is shown.
            case (>= 0xC0 and <= 0xCF) or (>= Scan and <= 0xDD):
                WriteSegment(kind, content, clean);
                break;
        }
    }

    private static void WriteOrientation(int orientation, Stream clean)
    {
        var tag = OrientationTag.For(orientation);
        if (tag.Length > 0) WriteSegment(App1, [.. "Exif\0\0"u8, .. tag], clean);
    }

    private static void WriteSegment(byte kind, ReadOnlySpan<byte> content, Stream clean)
    {
        Span<byte> head = [Mark, kind, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(content.Length + 2));
        clean.Write(head);
        clean.Write(content);
    }

    // Coded pixels: up to a mark that is neither a zero put after a pixel byte of 0xFF nor a restart.
    private static void CopyScan(ReadOnlySpan<byte> file, ref int at, Stream clean)
    {
        var start = at;
        while (at < file.Length)
        {
            var next = file[at..].IndexOf(Mark);
            at = next < 0 || at + next + 1 >= file.Length ? file.Length : at + next;
            if (at == file.Length || file[at + 1] is not (0 or Mark or (>= 0xD0 and <= 0xD7))) break;
            at += file[at + 1] == Mark ? 1 : 2;
        }

        clean.Write(file[start..at]);
    }
}
