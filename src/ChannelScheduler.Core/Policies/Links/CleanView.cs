using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace ChannelScheduler.Core.Policies.Links;

/// <summary>
/// The text as a reader's eye takes it: compatibility forms folded (NFKC), what can't be seen dropped, look-alike dots and slashes made plain,
/// HTML entities decoded. Plain Russian, ASCII and emoji come through untouched and without a copy.
/// </summary>
internal static class CleanView
{
    /// <summary>Letters of flags, and white letters in black circles and squares: to NFKC they are pictures.</summary>
    private static readonly int[] PictureAlphabets = [0x1F1E6, 0x1F150, 0x1F170];

    private const int LongestEntity = 24;
    private const char VariationSelector = '\uFE0F';
    private const int StressMark = 0x0301;
    private const char Joiner = '\u200D';

    // U+1F000 to U+1F3FF: pictures, but also letters in circles, squares and flags.
    private const char PicturesAndFlags = '\uD83C';

    // Second halves of pairs are here so that an emoji is passed over; a pair that could be a letter is stopped at by its first half.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
    [
        .. Range(' ', '~').Where(c => c != '&'), '\n', '\r', '\t', .. Range('А', 'я'), 'Ё', 'ё', .. "«»—–№“”„’",
        .. Range('\u2190', '\u21FF'), .. Range('\u25A0', '\u27BF'), .. Range('\u2B00', '\u2BFF'), '\uD83D', '\uD83E', .. Range('\uDC00', '\uDFFF'),
    ]);

    public static TextView Of(TextView source)
    {
        var text = source.Text;
        var i = text.AsSpan().IndexOfAnyExcept(Plain);
        if (i < 0) return source;
        var builder = new TextView.Builder(source);
        while (i < text.Length)
        {
            i = Step(text, i, builder);
            var next = text.AsSpan(i).IndexOfAnyExcept(Plain);
            if (next < 0) break;
            i += next;
        }

        return builder.Build();
    }

    private static int Step(string text, int i, TextView.Builder builder)
    {
        if (text[i] == '&')
        {
            if (!TryEntity(text, i, out var decoded, out var length)) return i + 1;
            // What an entity stands for may be as invisible as when it is typed.
            if (Rune.TryGetRuneAt(decoded, 0, out var only) && only.Utf16SequenceLength == decoded.Length) Fold(builder, only, i, i + length);
            else builder.Put(decoded, i, i + length);
            return i + length;
        }

        if (text[i] == '\u00A0')
        {
            builder.Put(' ', i, i + 1);
            return i + 1;
        }

        if (text[i] == '•')
        {
            // Beside a blank it begins an item of a list.
            if (i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1])) builder.Put('.', i, i + 1);
            return i + 1;
        }

        if (IsPartOfEmoji(text, i)) return i + 1;
        // A lone surrogate decodes to U+FFFD and consumes one unit.
        Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var consumed);
        Fold(builder, rune, i, i + consumed);
        return i + consumed;
    }

    // Where a picture stands no address can go on, so what belongs to the picture may stay as it is.
    private static bool IsPartOfEmoji(string text, int i) => text[i] switch
    {
        PicturesAndFlags => i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) && text[i + 1] is < '\uDD00' or > '\uDDFF',
        VariationSelector or Joiner => i > 0 && (char.IsLowSurrogate(text[i - 1]) || text[i - 1] is (>= '\u25A0' and <= '\u2BFF') or VariationSelector),
        _ => false,
    };

    private static void Fold(TextView.Builder builder, Rune rune, int start, int end)
    {
        foreach (var a in PictureAlphabets)
        {
            if (rune.Value < a || rune.Value > a + 25) continue;
            builder.Put((char)('a' + rune.Value - a), start, end);
            return;
        }

        // U+FFFE is the one scalar value that Normalize throws at.
        var folded = rune.Value == 0xFFFE ? rune.ToString() : rune.ToString().Normalize(NormalizationForm.FormKC);
        Span<char> kept = stackalloc char[folded.Length];
        var count = 0;
        foreach (var one in folded.EnumerateRunes())
        {
            if (IsInvisible(one)) continue;
            // A stroke or dot laid over a Latin letter hides the letter from a program, not from a reader; a stress mark may stand on any.
            if (one.Value == StressMark || (Rune.GetUnicodeCategory(one) == UnicodeCategory.NonSpacingMark && char.IsAscii(count > 0 ? kept[count - 1] : builder.LastBefore(start)))) continue;
            if (one.IsBmp) kept[count++] = PlainForm((char)one.Value);
            else count += one.EncodeToUtf16(kept[count..]);
        }

        builder.Put(kept[..count], start, end);
    }

    // Category Cf, and what NFKC leaves though nobody sees it: variation selectors, the grapheme joiner, Hangul fillers, the empty Braille cell.
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control && rune.Value is not ('\n' or '\r' or '\t')
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800;

    private static char PlainForm(char c) => c switch
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
        decoded = entity switch { "&period;" => ".", "&sol;" => "/", "&colon;" => ":", "&quest;" => "?", "&plus;" => "+", "&NoBreak;" or "&ZeroWidthSpace;" => "\u200B", _ => WebUtility.HtmlDecode(entity) };
        length = entity.Length;
        return decoded != entity;
    }

    private static IEnumerable<char> Range(char from, char to) => Enumerable.Range(from, to - from + 1).Select(code => (char)code);
}
