using System.Text;

namespace ChannelScheduler.Core.Policies.Links;

/// <summary>The lines of a text that hold percent escapes, these decoded up to three times over; null when there are none.</summary>
internal static class PercentView
{
    private const int Passes = 3;
    private const int LongestRow = 128;

    public static TextView? Of(TextView source)
    {
        var view = source;
        for (var pass = 0; pass < Passes && NextEscape(view.Text, 0) >= 0; pass++) view = Decode(view);
        return ReferenceEquals(view, source) ? null : view;
    }

    private static TextView Decode(TextView source)
    {
        var text = source.Text;
        var builder = new TextView.Builder(source);
        Span<byte> bytes = stackalloc byte[LongestRow];
        var read = 0;
        for (var i = NextEscape(text, 0); i >= 0; i = NextEscape(text, i))
        {
            // Lines without any were looked at already; the one before is kept apart by its line end.
            var line = i == 0 ? 0 : text.LastIndexOf('\n', i - 1, i - read) + 1;
            if (line > read) builder.Drop(read == 0 ? 0 : text.IndexOf('\n', read), line - 1);
            var start = i;
            var count = 0;
            for (; count < bytes.Length && IsEscape(text, i); i += 3) bytes[count++] = (byte)((Hex(text[i + 1]) << 4) | Hex(text[i + 2]));
            builder.Put(WithoutControls(Encoding.UTF8.GetString(bytes[..count])), start, i);
            read = i;
        }

        var rest = text.IndexOf('\n', read);
        if (rest >= 0) builder.Drop(rest, text.Length);
        return builder.Build();
    }

    // Control characters decoded out of a link would cut it in two.
    private static string WithoutControls(string decoded) =>
        decoded.AsSpan().ContainsAnyInRange('\0', '\u001F') || decoded.Contains('\u007F', StringComparison.Ordinal)
            ? string.Concat(decoded.Where(character => !char.IsControl(character)))
            : decoded;

    private static int NextEscape(string text, int from)
    {
        for (var i = text.IndexOf('%', from); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (IsEscape(text, i)) return i;
        }

        return -1;
    }

    private static bool IsEscape(string text, int i) =>
        i + 2 < text.Length && text[i] == '%' && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]);

    private static int Hex(char c) => char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
}
