namespace ChannelScheduler.Core.Policies.Information;

/// <summary>
/// Finds people in a part of a text by the look of their names: words with a capital letter side by side, of which one is a given name or a patronymic, or a surname
/// beside initials. No dictionary of surnames: they are told by their endings.
/// </summary>
internal static class PersonFinder
{
    private const int MostWords = 4;

    /// <summary>The first person named at or after <paramref name="from"/> and before <paramref name="to"/>; null when there is none.</summary>
    /// <param name="orInitials">"Выдумкин Е. И." counts too; else a given name has to stand there.</param>
    public static TextSpan? First(string text, int from, int to, PersonNames names, bool orInitials)
    {
        var words = new WordReader(text, from, to);
        var sequence = new Sequence();
        var before = (Start: from, End: from);
        while (words.Next())
        {
            var isCapital = WordReader.IsCapital(words.Word[0]);
            if (sequence.Count > 0 && (!isCapital || sequence.Count == MostWords || !IsBlank(text, sequence.End, words.Start)))
            {
                if (sequence.IsPerson(orInitials)) return sequence.Span;
                before = sequence.Last;
                sequence = new Sequence();
            }

            if (!isCapital)
            {
                before = (words.Start, words.End);
                continue;
            }

            // "имени Юрия Гагарина" names nobody who could be ill.
            if (sequence.Count == 0 && names.NotAfter.Matches(text.AsSpan(before.Start, before.End - before.Start)))
            {
                sequence.IsNamesake = true;
            }

            sequence.Add(words.Start, words.End, words.Word.Length == 1 ? NameParts.None : names.PartsOf(words.Word), isInitial: words.Word.Length == 1 && IsDot(text, words.End));
        }

        return sequence.IsPerson(orInitials) ? sequence.Span : null;
    }

    /// <summary>A given name alone: enough beside a class or a word such as "pupil".</summary>
    public static TextSpan? FirstGiven(string text, int from, int to, PersonNames names)
    {
        var words = new WordReader(text, from, to);
        var before = (Start: from, End: from);
        while (words.Next())
        {
            if (WordReader.IsCapital(words.Word[0]) && (names.PartsOf(words.Word) & NameParts.Given) != 0 && !names.NotAfter.Matches(text.AsSpan(before.Start, before.End - before.Start)))
                return TextSpan.FromBounds(words.Start, words.End);
            before = (words.Start, words.End);
        }

        return null;
    }

    private static bool IsDot(string text, int at) => at < text.Length && text[at] == '.';

    // Blanks and the dots of initials; a line break ends a name.
    private static bool IsBlank(string text, int from, int to)
    {
        if (to - from > 3) return false;
        for (var i = from; i < to; i++)
        {
            if (text[i] is not ('.' or ' ' or '\u00A0' or '\u202F' or '*' or '_')) return false;
        }

        return true;
    }

    // Capitalised words side by side.
    private ref struct Sequence
    {
        private NameParts _parts;
        private int _words;
        private int _initials;
        private int _named;

        public bool IsNamesake { get; set; }

        public int Count { get; private set; }

        public int Start { get; private set; }

        public int End { get; private set; }

        public (int Start, int End) Last { get; private set; }

        public readonly TextSpan Span => TextSpan.FromBounds(Start, End);

        public void Add(int start, int end, NameParts parts, bool isInitial)
        {
            if (Count++ == 0) Start = start;
            End = end;
            Last = (start, end);
            if (isInitial) _initials++;
            else _words++;
            _parts |= parts;
            if (parts != NameParts.None) _named++;
        }

        // "Лада Калина" has one word of a name only; "Ким Юля" isn't told from it.
        public readonly bool IsPerson(bool orInitials) =>
            !IsNamesake && (_named >= 2 && (_parts & (NameParts.Given | NameParts.Patronymic)) != 0
                || orInitials && _initials > 0 && _words > 0 && (_parts & NameParts.Surname) != 0);
    }
}
