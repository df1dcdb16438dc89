using System.Text;

namespace ChannelScheduler.Infrastructure.Media;

/// <summary>Tells a file's kind by its first bytes.</summary>
/// <seealso href="https://en.wikipedia.org/wiki/List_of_file_signatures"/>
public static class FileSignature
{
    /// <summary>How many bytes <see cref="Recognise"/> looks at.</summary>
    public const int Length = 512;

    private static readonly (byte[] Start, FileKind Kind)[] Starts =
    [
        ([0xFF, 0xD8, 0xFF], FileKind.Jpeg),
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], FileKind.Png),
        ([.. "GIF87a"u8], FileKind.Gif),
        ([.. "GIF89a"u8], FileKind.Gif),
        ([.. "%PDF-"u8], FileKind.Pdf),
        ([(byte)'P', (byte)'K', 3, 4], FileKind.Zip),
        ([(byte)'P', (byte)'K', 5, 6], FileKind.Zip),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], FileKind.OldOffice),
        ([.. "Rar!"u8, 0x1A, 7], FileKind.Rar),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C], FileKind.SevenZip),
        ([(byte)'I', (byte)'I', 42, 0], FileKind.Tiff),
        ([(byte)'M', (byte)'M', 0, 42], FileKind.Tiff),
        ([0x1A, 0x45, 0xDF, 0xA3], FileKind.Video),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], FileKind.Executable),
        ([(byte)'M', (byte)'Z'], FileKind.Executable),
        ([(byte)'B', (byte)'M'], FileKind.Bmp),
    ];

    public static FileKind Recognise(ReadOnlySpan<byte> head)
    {
        foreach (var (start, kind) in Starts)
        {
            if (head.StartsWith(start)) return kind;
        }

        if (head.Length >= 12 && head.StartsWith("RIFF"u8)) return head[8..12].SequenceEqual("WEBP"u8) ? FileKind.WebP : FileKind.Video;
        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8)) return Brand(head[8..12]);
        return Markup(head);
    }

    // ISO base media files name their brand after "ftyp": https://mp4ra.org/registered-types/brands
    private static FileKind Brand(ReadOnlySpan<byte> brand) => Encoding.ASCII.GetString(brand) switch
    {
        "heic" or "heix" or "hevc" or "heim" or "heis" or "mif1" or "msf1" => FileKind.Heic,
        "avif" or "avis" => FileKind.Avif,
        _ => FileKind.Video,
    };

    private static FileKind Markup(ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (!text.StartsWith('<')) return FileKind.Unknown;
        if (text.Contains("<svg", StringComparison.OrdinalIgnoreCase)) return FileKind.Svg;
        return text.Contains("<html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            ? FileKind.Html
            : FileKind.Unknown;
    }
}
