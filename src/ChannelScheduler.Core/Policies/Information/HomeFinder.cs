namespace ChannelScheduler.Core.Policies.Information;

/// <summary>
/// Where somebody lives: a street or a house with its number, and a flat's number or words such as "lives at" beside a person's name. A street and a house alone are any
/// building's.
/// </summary>
internal static class HomeFinder
{
    private const int LongestName = 40;
    private const int LongestStep = 24;

    /// <returns>From the word for the street to the last number.</returns>
    public static TextSpan? Find(string text, int from, int to, RuleDefinition rule, PersonNames names)
    {
        var (streets, flats, homes, parts) = (rule.Stems("streets"), rule.Stems("flat"), rule.Stems("home"), rule.Stems("houseParts"));
        var (start, end, isHome, hasFlat) = (-1, -1, false, false);
        var words = new WordReader(text, from, to);
        while (words.Next())
        {
            isHome |= homes.Matches(words.Word);
            var number = NumberAfter(text, words.End, to);
            if (start < 0 && streets.Matches(words.Word) && (number ?? NumberWithin(text, words.End, Math.Min(to, words.End + LongestName))) is { } house)
            {
                (start, end) = (words.Start, house.End);
            }
            else if (number is { } part && (start < 0 || words.Start - end <= LongestStep) && (parts.Matches(words.Word) || flats.Matches(words.Word)))
            {
                (start, end) = (start < 0 ? words.Start : start, part.End);
                // "кв. 1–60" is a stretch of a house, nobody's flat.
                hasFlat |= flats.Matches(words.Word) && !IsRange(text, part.End);
            }
        }

        if (start < 0) return null;
        if (!hasFlat && !IsBesidePerson(text, from, start, to, rule, names) && !(isHome && (PersonFinder.First(text, from, to, names, orInitials: true) ?? PersonFinder.FirstGiven(text, from, start, names)) is not null)) return null;
        return TextSpan.FromBounds(start, Tail(text, end, to));
    }

    // "Образцов Денис (3 «Г»), ул. Условная, 7"; behind a director's or a trainer's name stands where they work.
    private static bool IsBesidePerson(string text, int from, int start, int to, RuleDefinition rule, PersonNames names)
    {
        TextSpan? last = null;
        for (var at = from; PersonFinder.First(text, at, start, names, orInitials: false) is { } person; at = person.End) last = person;
        if (last is not { } named || start - named.End > LongestStep || rule.Stems("staff").MatchesAny(text, from, to)) return false;
        var between = new WordReader(text, named.End, start);
        while (between.Next())
        {
            if (between.Word.Length > 1) return false;
        }

        return true;
    }

    // "2–15", "8/2", "8а", "8, 31": house and flat without words.
    private static int Tail(string text, int end, int to)
    {
        while (end < to)
        {
            var at = end;
            while (at < to && at - end < 3 && text[at] is ' ' or '-' or '–' or '—' or '/' or ',' or '\u2011') at++;
            if (at < to && char.IsAsciiDigit(text[at]))
            {
                while (at < to && char.IsAsciiDigit(text[at])) at++;
                end = at;
                continue;
            }

            if (WordReader.IsLetter(text[end]) && (end + 1 == text.Length || !WordReader.IsLetter(text[end + 1]))) end++;
            return end;
        }

        return end;
    }

    private static bool IsRange(string text, int end)
    {
        while (end < text.Length && text[end] == ' ') end++;
        return end < text.Length && text[end] is '-' or '–' or '—';
    }

    // Right behind the word, with a dot, a blank or "№" between.
    private static TextSpan? NumberAfter(string text, int at, int to)
    {
        var from = at;
        while (from < to && from - at < 4 && text[from] is '.' or ' ' or '\u00A0' or '№' or ',' or ':') from++;
        return NumberAt(text, from, to);
    }

    private static TextSpan? NumberWithin(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (char.IsAsciiDigit(text[i])) return NumberAt(text, i, to);
        }

        return null;
    }

    private static TextSpan? NumberAt(string text, int from, int to)
    {
        var end = from;
        while (end < to && char.IsAsciiDigit(text[end])) end++;
        return end - from is > 0 and <= 4 ? TextSpan.FromBounds(from, end) : null;
    }
}
