namespace ChannelScheduler.Infrastructure.Media;

/// <summary>Keeps of a GIF its colours, frames and their timing, and how often it repeats; no comments, no XMP.</summary>
/// <seealso href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt"/>
internal static class GifCleaner
{
    private const int HeadLength = 13;
    private const byte Image = 0x2C;
    private const byte Extension = 0x21;
    private const byte End = 0x3B;
    private const byte GraphicControl = 0xF9;
    private const byte Application = 0xFF;

    /// <returns>False when it is cut within a frame.</returns>
    public static bool Clean(ReadOnlySpan<byte> file, Stream clean)
    {
        if (file.Length < HeadLength) return false;
        var at = HeadLength + PaletteLength(file[HeadLength - 3]);
        if (at > file.Length) return false;
        clean.Write(file[..at]);
        while (at < file.Length)
        {
            var start = at;
            switch (file[at])
            {
                case End:
                    clean.Write([End]);
                    return true;
                case Image when at + 10 < file.Length:
                    // Place and size, an own palette, the code size, the coded pixels.
                    at += 10 + PaletteLength(file[at + 9]) + 1;
                    if (!SkipBlocks(file, ref at)) return false;
                    clean.Write(file[start..at]);
                    break;
                case Extension when at + 2 < file.Length:
                    at += 2;
                    if (!SkipBlocks(file, ref at)) return false;
                    if (IsKept(file[start..at])) clean.Write(file[start..at]);
                    break;
                default:
                    return false;
            }
        }

        // Many programs leave the end mark out, and every decoder does without it.
        return true;
    }

    private static int PaletteLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static bool SkipBlocks(ReadOnlySpan<byte> file, ref int at)
    {
        while (at < file.Length)
        {
            var length = file[at];
            at += 1 + length;
            if (length == 0) return at <= file.Length;
        }

        return false;
    }

    // An application names itself in the first block: repetition and the colour profile are worth keeping.
    private static bool IsKept(ReadOnlySpan<byte> extension) => extension[1] switch
    {
        GraphicControl => true,
        Application => extension[3..].StartsWith("NETSCAPE2.0"u8) || extension[3..].StartsWith("ANIMEXTS1.0"u8) || extension[3..].StartsWith("ICCRGBG1012"u8),
        _ => false,
    };
}
