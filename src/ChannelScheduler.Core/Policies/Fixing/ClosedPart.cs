namespace ChannelScheduler.Core.Policies.Fixing;

/// <summary>
/// The part of a text that belongs to members only: the sentence with the link, or, when the cut would go through markup, its line or its paragraph. What introduces
/// the link goes along.
/// </summary>
internal static class ClosedPart
{
    private const string Even = "*`\"~";

    /// <returns>Null when no cut is sound.</returns>
    public static TextSpan? Of(string text, TextSpan link)
    {
        var line = LineOfText.At(text, link.Start);
        if (link.End > line.End || line.IsReference || IsInCode(text, line.Start)) return null;
        var (start, end) = (line.SentenceStart(link.Start), line.SentenceEnd(link.End));
        var isWholeLine = line.Words(line.Start, start).IsEmpty && line.Words(end, line.End).IsEmpty;
        if (!isWholeLine && IsBalanced(text, start, end, link)) return Sentence(text, line, start, end);
        if (IsBalanced(text, line.Start, line.End, link)) return LineOfText.Whole(text, First(line, link).Start, line.End);
        var (from, to) = Paragraph(line);
        return IsBalanced(text, from, to, link) ? LineOfText.Whole(text, from, to) : null;
    }

    private static TextSpan Sentence(string text, LineOfText line, int start, int end)
    {
        if (line.Words(end, line.End).IsEmpty)
        {
            while (start > line.Start && char.IsWhiteSpace(text[start - 1])) start--;
            return TextSpan.FromBounds(start, line.End);
        }

        while (end < line.End && char.IsWhiteSpace(text[end])) end++;
        return TextSpan.FromBounds(start, end);
    }

    // "Подключиться к собранию можно здесь:" belongs to the address on the next line.
    private static LineOfText First(LineOfText line, TextSpan link) =>
        line.Previous is { IsBlank: false } before && line.Text[before.End - 1] == ':' && line.Next is null or { IsBlank: true } && !LineOfText.HasWords(line.Words(line.Start, link.Start)) ? before : line;

    private static (int Start, int End) Paragraph(LineOfText line)
    {
        var (first, last) = (line, line);
        while (first.Previous is { IsBlank: false } before) first = before;
        while (last.Next is { IsBlank: false } after) last = after;
        return (first.Start, last.End);
    }

    private static bool IsInCode(string text, int lineStart)
    {
        var isOpen = false;
        foreach (var line in text.AsSpan(0, lineStart).EnumerateLines())
        {
            if (line.TrimStart() is ['`', '`', '`', ..] or ['~', '~', '~', ..]) isOpen = !isOpen;
        }

        return isOpen;
    }

    // Markup that opens inside and closes outside would fall apart; what stands in the address itself is none.
    private static bool IsBalanced(string text, int start, int end, TextSpan link)
    {
        Span<int> counts = stackalloc int[Even.Length];
        var (round, square, quotes) = (0, 0, 0);
        for (var i = start; i < end; i++)
        {
            if (i >= link.Start && i < link.End) continue;
            // A run such as ** is one mark.
            if (Even.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var mark && (i == start || text[i - 1] != text[i])) counts[mark]++;
            if (text[i] is '(' or ')') round += text[i] == '(' ? 1 : -1;
            if (text[i] is '[' or ']') square += text[i] == '[' ? 1 : -1;
            if (text[i] is '\u00AB' or '\u00BB') quotes += text[i] == '\u00AB' ? 1 : -1;
            if (round < 0 || square < 0 || quotes < 0) return false;
        }

        foreach (var count in counts)
        {
            if (count % 2 != 0) return false;
        }

        return round == 0 && square == 0 && quotes == 0;
    }
}
