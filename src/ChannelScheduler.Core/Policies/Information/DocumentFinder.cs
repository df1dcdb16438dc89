using System.Buffers;

namespace ChannelScheduler.Core.Policies.Information;

/// <summary>
/// Series and numbers of passports (four and six digits, two and seven of a foreign one) and birth certificates (<c>I-ПР № 123456</c>). Ten digits say nothing by themselves,
/// so the document has to be named in the same sentence.
/// </summary>
internal static class DocumentFinder
{
    private const int Reach = 120;
    private const int LongestGap = 16;
    private const int SeriesReach = 12;

    // Looked for one by one: a search for several strings at once is slow outside ASCII.
    private static readonly string[] Words = ["аспорт", "АСПОРТ", "видетельств", "ВИДЕТЕЛЬСТВ"];
    private static readonly SearchValues<string> Documents = SearchValues.Create(Words, StringComparison.Ordinal);

    public static IReadOnlyList<(TextSpan Span, bool IsCertificate)> Find(string text)
    {
        if (!Array.Exists(Words, word => text.Contains(word, StringComparison.Ordinal))) return [];
        List<(TextSpan Span, bool IsCertificate)>? found = null;
        var done = 0;
        for (var at = text.AsSpan().IndexOfAny(Documents); at >= 0;)
        {
            var isInAddress = NumberScanner.IsInAddress(text, at);
            var isCertificate = text[at] is 'в' or 'В';
            var sentence = Sentence.Around(text, at, at);
            // The number mostly follows its name, but may stand before it; one name may have several.
            for (var from = Math.Max(done, Math.Max(sentence.From, at - Reach)); !isInAddress && Find(text, from, Math.Min(sentence.To, at + Reach), isCertificate) is { } span; from = done)
            {
                (found ??= []).Add((span, isCertificate));
                done = span.End;
            }

            at += "аспорт".Length;
            var next = text.AsSpan(at).IndexOfAny(Documents);
            at = next < 0 ? next : at + next;
        }

        return found ?? (IReadOnlyList<(TextSpan, bool)>)[];
    }

    private static TextSpan? Find(string text, int from, int to, bool isCertificate)
    {
        (int Start, int Length) two = default, one = default;
        for (var i = from; i < to;)
        {
            if (DigitText.Read(text, i, out _) == 0)
            {
                i++;
                continue;
            }

            var start = i;
            var length = 0;
            for (; i < text.Length && DigitText.Read(text, i, out _) is > 0 and var units; i += units) length++;
            // Digits of an address or a code, not of a document.
            if (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] is '/' or '=' or '_' or '#')) continue;
            if (isCertificate)
            {
                if (length == 6 && SeriesStart(text, start) is { } series) return TextSpan.FromBounds(series, i);
            }
            else if (length == 10 || (length is 6 or 7 && one.Length == (length == 6 ? 4 : 2) && IsNear(one, start)))
            {
                return TextSpan.FromBounds(length == 10 ? start : one.Start, i);
            }
            else if (length == 6 && one.Length == 2 && two.Length == 2 && IsNear(one, start) && IsNear(two, one.Start))
            {
                return TextSpan.FromBounds(two.Start, i);
            }

            (two, one) = (one, (start, length));
        }

        return null;
    }

    private static bool IsNear((int Start, int Length) before, int start) => start - (before.Start + before.Length) <= LongestGap;

    // "I-ПР № ": Roman figures and two Russian letters before the number.
    private static int? SeriesStart(string text, int number)
    {
        var i = number;
        var least = Math.Max(0, number - SeriesReach);
        while (i > least && text[i - 1] is ' ' or '\u00A0' or '№' or 'N' or '.' or '-') i--;
        if (i < 3 || !WordReader.IsCapital(text[i - 1]) || !WordReader.IsCapital(text[i - 2])) return null;
        i -= 2;
        if (text[i - 1] is ' ' or '-' or '–' or '\u2011') i--;
        var roman = i;
        while (i > least && text[i - 1] is 'I' or 'V' or 'X' or 'L' or 'C' or 'Х' or 'С' or 'І' or '1') i--;
        return i < roman ? i : null;
    }
}
