namespace ChannelScheduler.Core.Policies.Information;

/// <summary>
/// Finds numbers that have the shape of somebody's private number, in one pass over the digits of a text as typed. Groups of digits with a few separators between
/// them are read together; a window of at most twenty digits is looked at, so the work is linear.
/// </summary>
internal static class NumberScanner
{
    private const int LongestGap = 5;
    private const int LongestAddress = 300;

    public static IReadOnlyList<FoundNumber> Scan(string text)
    {
        var at = text.AsSpan().IndexOfAny(DigitText.Starts);
        if (at < 0 || text.Length < DigitWindow.Fewest) return [];
        List<FoundNumber>? found = null;
        var window = new DigitWindow();
        while (true)
        {
            var end = ReadGroup(text, at, ref window);
            var next = text.AsSpan(end).IndexOfAny(DigitText.Starts);
            var goesOn = next >= 0 && IsGap(text, end, end + next);
            if (window.Digits >= DigitWindow.Fewest && window.Find(isComplete: !goesOn) is { } shape)
            {
                if (Place(text, shape.Start, end) is { } span) (found ??= []).Add(new FoundNumber(shape.Kind, span, shape.IsSnils));
                goesOn = false;
            }

            if (next < 0) return found ?? (IReadOnlyList<FoundNumber>)[];
            if (!goesOn) window.Clear();
            at = end + next;
        }
    }

    private static int ReadGroup(string text, int at, ref DigitWindow window)
    {
        // Half of a mathematical letter is no digit, and nothing goes on behind it.
        if (DigitText.Read(text, at, out _) == 0)
        {
            window.Clear();
            return at + 1;
        }

        window.Begin(at, hasPlus: at > 0 && text[at - 1] is '+' or '＋');
        var end = at;
        for (var i = at; i < text.Length;)
        {
            var length = DigitText.Read(text, i, out var digit);
            if (length > 0)
            {
                window.Add(digit);
                end = i += length;
            }
            else if (IsUnseen(text[i]) && i - end < LongestGap)
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    private static bool IsGap(string text, int from, int to)
    {
        if (to - from > LongestGap) return false;
        for (var i = from; i < to; i++)
        {
            if (!IsSeparator(text[i])) return false;
        }

        return true;
    }

    private static bool IsSeparator(char c) => c switch
    {
        ' ' or '-' or '.' or '(' or ')' or '*' or '_' or '~' or '/' or '\u00A0' or '·' or '−' => true,
        '\n' or '\r' => false,
        < '\u0080' => c == '\t',
        _ => c is (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE63' or '\uFF0D' or '（' or '）' || char.IsWhiteSpace(c) || IsUnseen(c),
    };

    // Zero-width marks, soft hyphens, and what makes a keycap of a digit.
    private static bool IsUnseen(char c) => c > '\u007F' && (c is '\uFE0F' or '\u20E3' or '\u034F' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format);

    // Null when the digits belong to a name, a handle or an address.
    private static TextSpan? Place(string text, int start, int end)
    {
        if (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] is '_' or '@' or '%')) return null;
        while (start > 0 && text[start - 1] is '(' or '（') start--;
        if (start > 0 && text[start - 1] == ' ' && start > 1 && text[start - 2] == '+') start--;
        if (start > 0 && text[start - 1] is '+' or '＋') start--;
        if (start > 0 && (char.IsAsciiLetter(text[start - 1]) || text[start - 1] is '_' or '=' or '@' or '#' or '%' or '&' or '/')) return null;
        if (start > 1 && text[start - 1] == '-' && char.IsAsciiLetter(text[start - 2])) return null;
        return IsInAddress(text, start) ? null : TextSpan.FromBounds(start, end);
    }

    private static bool IsInAddress(string text, int start)
    {
        var from = start;
        while (from > 0 && start - from < LongestAddress && !char.IsWhiteSpace(text[from - 1]) && text[from - 1] is not ('(' or '<' or '"' or '«')) from--;
        var before = text.AsSpan(from, start - from);
        return before.Contains("://", StringComparison.Ordinal) || before.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || (before.IndexOf('/') is > 0 and var slash && before[..slash].Contains('.'));
    }
}
