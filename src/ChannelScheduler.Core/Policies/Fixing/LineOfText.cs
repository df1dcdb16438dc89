namespace ChannelScheduler.Core.Policies.Fixing;

/// <summary>The line around a place, and how to take lines out so that no hole stays.</summary>
internal readonly record struct LineOfText(string Text, int Start, int End)
{
    /// <summary>Words of a line that only introduces what follows; longer ones say something of their own.</summary>
    private const int MostWordsOfLabel = 5;

    /// <summary>Without the line break, a carriage return included in neither.</summary>
    public static LineOfText At(string text, int index)
    {
        var start = index == 0 ? 0 : text.LastIndexOf('\n', index - 1) + 1;
        var end = text.IndexOf('\n', index);
        if (end < 0) end = text.Length;
        while (end > start && text[end - 1] == '\r') end--;
        return new LineOfText(text, start, end);
    }

    public bool IsBlank => Words(Start, End).IsEmpty;

    public LineOfText? Previous => Start == 0 ? null : At(Text, Start - 1);

    public LineOfText? Next => Text.IndexOf('\n', End) is >= 0 and var at && at + 1 <= Text.Length ? At(Text, at + 1) : null;

    /// <summary>True for <c>[1]: address</c>: taken out, it would leave a reference to nothing.</summary>
    public bool IsReference => Words(Start, End) is ['[', .. var rest] && rest.IndexOf("]:") >= 0;

    public ReadOnlySpan<char> Words(int from, int to) => Text.AsSpan(from, to - from).Trim();

    /// <summary>Where the sentence that holds this place begins in this line.</summary>
    public int SentenceStart(int index)
    {
        for (var i = index - 1; i > Start; i--)
        {
            if (char.IsWhiteSpace(Text[i]) && Text[i - 1] is '.' or '!' or '?' or '\u2026') return i + 1;
        }

        return Start;
    }

    /// <summary>Where the sentence ends in this line, its full stop included.</summary>
    public int SentenceEnd(int index)
    {
        for (var i = index; i < End; i++)
        {
            if (Text[i] is '.' or '!' or '?' or '\u2026' && (i + 1 == End || char.IsWhiteSpace(Text[i + 1]))) return i + 1;
        }

        return End;
    }

    /// <summary>A few words without a figure, such as "Ссылка на чат:", which nobody needs without what they introduce.</summary>
    public static bool IsLabel(ReadOnlySpan<char> words)
    {
        words = words.TrimEnd();
        if (words is not [.., ':' or '\u2014' or '\u2013' or '-']) return false;
        var count = 0;
        var inside = false;
        foreach (var c in words)
        {
            if (char.IsDigit(c) || c is ',' or ';') return false;
            if (char.IsLetter(c) && !inside) count++;
            inside = char.IsLetter(c) || (inside && c == '-');
        }

        return count is > 0 and <= MostWordsOfLabel;
    }

    public static bool HasWords(ReadOnlySpan<char> part)
    {
        foreach (var c in part)
        {
            if (char.IsLetterOrDigit(c)) return true;
        }

        return false;
    }

    /// <summary>All of the lines between these places, with a line break, and with one of two blank lines that would meet.</summary>
    public static TextSpan Whole(string text, int start, int end)
    {
        var (first, last) = (At(text, start), At(text, end));
        var (from, to) = (first.Start, text.IndexOf('\n', last.End) is >= 0 and var lineBreak ? lineBreak + 1 : text.Length);
        if (last.Next is not { } next)
        {
            while (from > 0 && char.IsWhiteSpace(text[from - 1])) from--;
        }
        else if (next.IsBlank && first.Previous is null or { IsBlank: true } && next.End < text.Length)
        {
            to = text.IndexOf('\n', next.End) is >= 0 and var second ? second + 1 : text.Length;
        }

        return TextSpan.FromBounds(from, to);
    }
}
