using System.Text;

namespace ChannelScheduler.Infrastructure.Media;

/// <summary>
/// What zbarimg printed, as lines of text. In its common form codes are parted by line breaks, but other letters than Latin ones may come out as Japanese: it guesses. In its
/// binary form letters are right, but one code runs into the next. Latin text is right in the first; for the rest both are read, so that nothing is lost between two codes.
/// </summary>
internal static class QrText
{
    /// <summary>How often the same codes may stand in the output, once for each look at the picture.</summary>
    private const int MostLooks = 4;

    /// <param name="parted">The common form.</param>
    public static bool IsGuessed(byte[] parted) => !Ascii.IsValid(parted);

    /// <param name="binary">The binary form; null when the common one is right.</param>
    public static string Of(byte[] parted, byte[]? binary)
    {
        var lines = Lines(Encoding.UTF8.GetString(parted));
        if (binary is not null) lines = [.. Lines(Once(Decode(binary))), .. lines.Select(LatinStart).OfType<string>()];
        return string.Join('\n', lines.Distinct());
    }

    private static List<string> Lines(string text) =>
        [.. text.Replace('\0', '\uFFFD').ReplaceLineEndings("\n").Split('\n').Where(line => line.Trim().Length > 0)];

    // Makers of codes write UTF-8, and old ones Windows-1251.
    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetString(bytes);
        }
    }

    private static string Once(string text)
    {
        for (var looks = MostLooks; looks > 1; looks--)
        {
            var length = text.Length / looks;
            if (length > 0 && text.Length % looks == 0 && text.AsSpan(length).SequenceEqual(text.AsSpan(0, text.Length - length))) return text[..length];
        }

        return text;
    }

    // A Latin line is right as it is. Of a guessed one, its beginning is: an address there may be glued to the code before it in the binary form.
    private static string? LatinStart(string line)
    {
        var length = 0;
        while (length < line.Length && char.IsAscii(line[length])) length++;
        return length == line.Length || line.AsSpan(0, length).Contains('.') ? line[..length] : null;
    }
}
