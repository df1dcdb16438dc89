using System.Globalization;
using System.Net;
using System.Text;

namespace ChannelScheduler.Core.Policies.Links;

/// <summary>
/// The text as a reader's eye takes it: compatibility forms folded (NFKC), what can't be seen dropped, look-alike dots and slashes made plain,
/// HTML entities decoded. Plain Russian and ASCII come through untouched and without a copy.
/// </summary>
internal static class CleanView
{
    private const int RegionalIndicatorA = 0x1F1E6;
    private const int LongestEntity = 10;

    public static TextView Of(TextView source)
    {
        var text = source.Text;
        if (IsPlain(text)) return source;
        var builder = new TextView.Builder(source);
        for (var i = 0; i < text.Length;)
        {
            var at = i;
            if (text[i] == '&' && TryEntity(text, i, out var decoded, out var length))
            {
                i += length;
                builder.Append(decoded, at, i);
                continue;
            }

            if (IsPlain(text[i]))
            {
                builder.Append(text[i], at, ++i);
                continue;
            }

            // A lone surrogate decodes to U+FFFD and consumes one unit.
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var consumed);
            i += consumed;
            AppendFolded(builder, rune, at, i);
        }

        return builder.Build();
    }

    private static void AppendFolded(TextView.Builder builder, Rune rune, int start, int end)
    {
        if (rune.Value is >= RegionalIndicatorA and <= RegionalIndicatorA + 25)
        {
            builder.Append((char)('a' + rune.Value - RegionalIndicatorA), start, end);
            return;
        }

        foreach (var folded in rune.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (IsInvisible(folded)) continue;
            // A stroke or dot laid over a Latin letter hides the letter from a program, not from a reader.
            if (Rune.GetUnicodeCategory(folded) == UnicodeCategory.NonSpacingMark && char.IsAscii(builder.Last)) continue;
            if (folded.IsBmp) builder.Append(Plain((char)folded.Value), start, end);
            else builder.Append(folded.ToString(), start, end);
        }
    }

    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (character == '&' || !IsPlain(character)) return false;
        }

        return true;
    }

    private static bool IsPlain(char c) =>
        c is >= ' ' and <= '~' or '\n' or '\r' or '\t' or (>= '\u0410' and <= '\u044F') or 'Ё' or 'ё' or '«' or '»' or '—' or '–' or '№';

    // Category Cf, and what NFKC leaves though nobody sees it: variation selectors, the grapheme joiner, Hangul fillers.
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control && rune.Value is not ('\n' or '\r' or '\t')
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0;

    private static char Plain(char c) => c switch
    {
        '\u3002' or '\uFF61' or '\u00B7' or '\u2219' or '\u22C5' or '\u2027' or '\u06D4' or '\u30FB' => '.',
        '\u2044' or '\u2215' or '\u2571' or '\u29F8' => '/',
        '\uA789' or '\u2236' or '\u02D0' => ':',
        _ => char.IsWhiteSpace(c) && c is not ('\n' or '\r' or '\t') ? ' ' : c,
    };

    private static bool TryEntity(string text, int start, out string decoded, out int length)
    {
        decoded = "";
        length = 0;
        var end = text.IndexOf(';', start, Math.Min(LongestEntity, text.Length - start));
        if (end < 0) return false;
        var entity = text[start..(end + 1)];
        decoded = entity switch { "&period;" => ".", "&sol;" => "/", "&colon;" => ":", "&quest;" => "?", _ => WebUtility.HtmlDecode(entity) };
        length = entity.Length;
        return decoded != entity;
    }
}
