using System.Text;

namespace ChannelScheduler.Core.Policies.Links;

/// <summary>The text with its percent escapes decoded, up to three times over; null when there are none.</summary>
internal static class PercentView
{
    private const int Passes = 3;

    public static TextView? Of(TextView source)
    {
        var view = source;
        for (var pass = 0; pass < Passes && HasEscape(view.Text); pass++) view = Decode(view);
        return ReferenceEquals(view, source) ? null : view;
    }

    private static TextView Decode(TextView source)
    {
        var text = source.Text;
        var builder = new TextView.Builder(source);
        Span<byte> bytes = stackalloc byte[128];
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            var count = 0;
            while (count < bytes.Length && IsEscape(text, i))
            {
                bytes[count++] = (byte)((Hex(text[i + 1]) << 4) | Hex(text[i + 2]));
                i += 3;
            }

            if (count == 0)
            {
                builder.Append(text[i], start, ++i);
                continue;
            }

            // Control characters decoded out of a link would cut it in two.
            foreach (var character in Encoding.UTF8.GetString(bytes[..count]))
            {
                if (!char.IsControl(character)) builder.Append(character, start, i);
            }
        }

        return builder.Build();
    }

    private static bool HasEscape(string text)
    {
        for (var i = text.IndexOf('%', StringComparison.Ordinal); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (IsEscape(text, i)) return true;
        }

        return false;
    }

    private static bool IsEscape(string text, int i) =>
        i + 2 < text.Length && text[i] == '%' && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]);

    private static int Hex(char c) => char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
}
