namespace ChannelScheduler.Core.Policies.Fixing;

/// <summary>
/// What has to go together with a bare link so that the sentence can still be read: its brackets, the colon or dash before it, a dangling "по ссылке", or the whole line
/// when nothing else stands in it. Where that can't be told for sure, nothing is cut.
/// </summary>
internal static class LinkCut
{
    private static readonly string[] Pointers = ["ссылка", "ссылке", "ссылку", "ссылкой", "адрес", "адресу"];
    private static readonly string[] Prepositions = ["в", "во", "на", "по", "к", "ко", "с", "со", "из", "через", "от", "у", "для", "at", "by", "in", "on", "via", "to", "from"];

    /// <param name="link">The link, or the whole markup around it.</param>
    /// <returns>Null when what would stay might not be readable.</returns>
    public static TextSpan? Of(string text, TextSpan link)
    {
        var (start, end) = WithBrackets(text, link);
        var line = LineOfText.At(text, start);
        if (end > line.End || line.IsReference || !StandsFree(text, start, end)) return null;
        if (IsMarkerOnly(line.Words(line.Start, start)) && !LineOfText.HasWords(line.Words(end, line.End))) return WholeLine(text, line);
        var sentence = line.SentenceStart(start);
        if (LineOfText.IsLabel(line.Words(sentence, start)) && !LineOfText.HasWords(text.AsSpan(end, line.SentenceEnd(end) - end))) return Sentence(text, line, sentence, end);
        return Part(text, line, start, end);
    }

    private static (int Start, int End) WithBrackets(string text, TextSpan link)
    {
        var (start, end) = (link.Start, link.End);
        while (start > 0 && end < text.Length && IsPair(text[start - 1], text[end])) (start, end) = (start - 1, end + 1);
        return (start, end);
    }

    private static bool IsPair(char open, char close) => (open, close) is ('<', '>') or ('(', ')') or ('\u00AB', '\u00BB') or ('`', '`') or ('*', '*') or ('_', '_');

    // Glued to letters or quotes it is part of something that this does not understand.
    private static bool StandsFree(string text, int start, int end) =>
        (start == 0 || char.IsWhiteSpace(text[start - 1]) || text[start - 1] is ':' or '\u2014' or '\u2013' or ',')
        && (end == text.Length || char.IsWhiteSpace(text[end]) || text[end] is '.' or ',' or ';' or '!' or '?' or ':' or '\u2026' or ')' or '\u00BB');

    // "- ", "1. ", "> ", "# ", or a pictograph.
    private static bool IsMarkerOnly(ReadOnlySpan<char> head)
    {
        var marker = head.TrimEnd(".)");
        return marker.Length < head.Length && marker.Length <= 3 ? int.TryParse(marker, out _) : !LineOfText.HasWords(head);
    }

    // A line before that only announces the link goes too, unless it announces more than this one.
    private static TextSpan WholeLine(string text, LineOfText line)
    {
        if (line.Previous is not { IsBlank: false } before || text[before.End - 1] != ':' || line.Next is { IsBlank: false }) return LineOfText.Whole(text, line.Start, line.End);
        return LineOfText.IsLabel(before.Words(before.Start, before.End)) ? LineOfText.Whole(text, before.Start, line.End) : TextSpan.FromBounds(before.End - 1, line.End);
    }

    private static TextSpan Sentence(string text, LineOfText line, int sentence, int end)
    {
        var to = line.SentenceEnd(end);
        if (sentence == line.Start && line.Words(to, line.End).IsEmpty) return LineOfText.Whole(text, line.Start, line.End);
        while (to < line.End && char.IsWhiteSpace(text[to])) to++;
        if (to == line.End)
        {
            while (sentence > line.Start && char.IsWhiteSpace(text[sentence - 1])) sentence--;
        }

        return TextSpan.FromBounds(sentence, to);
    }

    private static TextSpan Part(string text, LineOfText line, int start, int end)
    {
        var after = end;
        while (after < line.End && char.IsWhiteSpace(text[after])) after++;
        var startsSentence = !LineOfText.HasWords(text.AsSpan(line.SentenceStart(start), start - line.SentenceStart(start)));
        // Of several in a row the introduction stays for the others.
        if (after < line.End && (text[after] is ',' or ';' || (startsSentence && text[after] is ':' or '\u2014' or '\u2013' or '-')))
        {
            do after++;
            while (after < line.End && char.IsWhiteSpace(text[after]));
            return TextSpan.FromBounds(start, after);
        }

        if (startsSentence) return TextSpan.FromBounds(start, after);
        var from = BlanksBefore(text, line, start);
        if (text[from - 1] is ':' or '\u2014' or '\u2013' or ',' || (text[from - 1] == '-' && from - 1 > line.Start && char.IsWhiteSpace(text[from - 2]))) from = BlanksBefore(text, line, from - 1);
        from = WithoutWord(text, line, from, Pointers);
        return TextSpan.FromBounds(WithoutWord(text, line, from, Prepositions), end);
    }

    private static int BlanksBefore(string text, LineOfText line, int from)
    {
        while (from > line.Start && char.IsWhiteSpace(text[from - 1])) from--;
        return from;
    }

    // Never the first word of the sentence: what would stay has no beginning then.
    private static int WithoutWord(string text, LineOfText line, int from, string[] words)
    {
        var start = from;
        while (start > line.Start && char.IsLetter(text[start - 1])) start--;
        var word = text[start..from];
        return start > line.SentenceStart(from) && words.Contains(word, StringComparer.OrdinalIgnoreCase) ? BlanksBefore(text, line, start) : from;
    }
}
