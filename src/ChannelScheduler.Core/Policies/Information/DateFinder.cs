namespace ChannelScheduler.Core.Policies.Information;

/// <summary>Dates with day, month and year: <c>02.05.2013</c>, <c>2/5/13</c>, <c>2013-05-02</c>, <c>2 мая 2013</c>.</summary>
internal static class DateFinder
{
    private static readonly StemSet Months = new(["январ", "феврал", "март", "апрел", "мая$", "май$", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"]);

    public static (TextSpan Span, int Year)? Next(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!char.IsAsciiDigit(text[i])) continue;
            if (At(text, i) is { } date && date.Span.End <= to) return date;
            while (i < to && char.IsAsciiDigit(text[i])) i++;
        }

        return null;
    }

    /// <summary>The date whose first digit stands here.</summary>
    public static (TextSpan Span, int Year)? At(string text, int start)
    {
        if (start > 0 && (char.IsAsciiDigit(text[start - 1]) || (start > 1 && text[start - 1] is '.' or '/' && char.IsAsciiDigit(text[start - 2])))) return null;
        var first = Number(text, start, out var at);
        if (at - start == 4) return Iso(text, start, first, at);
        if (at - start > 2 || first is < 1 or > 31 || at >= text.Length) return null;
        var separator = text[at];
        if (separator is '.' or '/' or '-')
        {
            var from = SkipBlanks(text, at + 1);
            var month = Number(text, from, out at);
            if (at == from || month is < 1 or > 12 || at >= text.Length || text[at] != separator) return null;
        }
        else
        {
            var month = new WordReader(text, at, Math.Min(text.Length, at + 12));
            if (SkipBlanks(text, at) == at || !month.Next() || month.Start != SkipBlanks(text, at) || !Months.Matches(month.Word)) return null;
            at = month.End - 1;
        }

        var yearStart = SkipBlanks(text, at + 1);
        var year = Number(text, yearStart, out var end);
        return (end - yearStart) switch
        {
            4 => (TextSpan.FromBounds(start, end), year),
            2 when separator is '.' or '/' => (TextSpan.FromBounds(start, end), 2000 + year),
            _ => null,
        };
    }

    private static (TextSpan Span, int Year)? Iso(string text, int start, int year, int at)
    {
        if (at >= text.Length || text[at] is not ('-' or '.')) return null;
        var separator = text[at];
        var from = at + 1;
        var month = Number(text, from, out at);
        if (at - from != 2 || month is < 1 or > 12 || at >= text.Length || text[at] != separator) return null;
        from = at + 1;
        return Number(text, from, out at) is >= 1 and <= 31 && at - from == 2 ? (TextSpan.FromBounds(start, at), year) : null;
    }

    private static int Number(string text, int start, out int end)
    {
        var value = 0;
        end = start;
        while (end < text.Length && end - start < 5 && char.IsAsciiDigit(text[end])) value = (value * 10) + text[end++] - '0';
        return value;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\u00A0' or '\u202F') at++;
        return at;
    }
}
