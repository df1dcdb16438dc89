using System.Buffers;

namespace ChannelScheduler.Core.Policies.Links;

/// <summary>
/// The text with disguises of links undone: <c>[.]</c>, "точка", blanks around <c>. / : ? =</c>, letters set apart, emphasis inside an address.
/// Blanks elsewhere stay: a text without any blank is full of links that nobody wrote.
/// </summary>
internal static class TightView
{
    private const int FewestLettersApart = 4;
    private const int LongestSymbolWord = 9;
    private const int LongestTag = 100;

    /// <summary>Where something may begin; between these the text is copied as it is.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create(" \t\n*`<\\,[({");

    private static readonly Dictionary<string, char> SymbolWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["точка"] = '.', ["тчк"] = '.', ["dot"] = '.', ["tochka"] = '.',
        ["слэш"] = '/', ["слеш"] = '/', ["slash"] = '/', ["slesh"] = '/', ["дробь"] = '/',
        ["двоеточие"] = ':', ["colon"] = ':',
    };

    private static readonly Dictionary<string, char>.AlternateLookup<ReadOnlySpan<char>> SymbolLookup = SymbolWords.GetAlternateLookup<ReadOnlySpan<char>>();

    public static TextView Of(TextView source)
    {
        var text = source.Text;
        var builder = new TextView.Builder(source);
        for (var i = WordStart(text, 0, builder); i < text.Length;)
        {
            var mark = text.AsSpan(i).IndexOfAny(Marks);
            if (mark < 0) break;
            i = Step(text, i + mark, builder);
        }

        return builder.Build();
    }

    private static int Step(string text, int i, TextView.Builder builder)
    {
        switch (text[i])
        {
            case ' ' or '\t':
                return Blanks(text, i, builder);
            case '\n':
                var lineEnd = i > 0 && text[i - 1] == '\r' ? i - 1 : i;
                if (GoesOn(builder.LastBefore(lineEnd), i + 1 < text.Length ? text[i + 1] : ' ')) builder.Drop(lineEnd, i + 1);
                return WordStart(text, i + 1, builder);
            // Emphasis marks and simple tags are not seen by a reader.
            case '*' or '`':
                builder.Drop(i, i + 1);
                return i + 1;
            case ',':
                if (i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1])) builder.Put('.', i, i + 1);
                return i + 1;
            case '\\':
                // Markdown's escape vanishes; a backslash of its own stands for a slash.
                if (i + 1 < text.Length && char.IsPunctuation(text[i + 1])) builder.Drop(i, i + 1);
                else builder.Put('/', i, i + 1);
                return i + 1;
        }

        if (BracketedSymbol(text, i, out var symbol) is var end && end > i)
        {
            var next = PutSymbol(text, i, end, symbol, builder);
            return next > end ? WordStart(text, next, builder) : next;
        }

        if (text[i] != '<' || TagEnd(text, i) is not (var tag and > 0)) return i + 1;
        builder.Drop(i, tag);
        return tag;
    }

    // "max.ru/⏎join/x": an address that goes on in the next line.
    private static bool GoesOn(char last, char next) =>
        last is '/' or '.' ? char.IsAsciiLetterOrDigit(next) || next == '+' : next == '/' && char.IsAsciiLetterOrDigit(last);

    private static int Blanks(string text, int i, TextView.Builder builder)
    {
        var next = SkipBlanks(text, i);
        if (SymbolWord(text, next, out _) > next) return WordStart(text, next, builder);
        var last = builder.LastBefore(i);
        if (IsGlue(last) || (last == '+' && builder.LastBefore(i, 2) == '/') || (next < text.Length && IsGlue(text[next]))) builder.Drop(i, next);
        else if (next > i + 1) builder.Put(' ', i, next);
        return LettersApart(text, next, builder);
    }

    // What may begin only where a word begins.
    private static int WordStart(string text, int i, TextView.Builder builder)
    {
        while (SymbolWord(text, i, out var symbol) is var end && end > i)
        {
            i = PutSymbol(text, i, end, symbol, builder);
            if (i == end) return i;
        }

        return LettersApart(text, i, builder);
    }

    // Blanks on both sides go with it.
    private static int PutSymbol(string text, int i, int end, char symbol, TextView.Builder builder)
    {
        builder.TrimBlanks(i);
        builder.Put(symbol, i, end);
        var next = SkipBlanks(text, end);
        builder.Drop(end, next);
        return next;
    }

    // The bare word between blanks. Its end, or i when there is none.
    private static int SymbolWord(string text, int i, out char symbol)
    {
        symbol = ' ';
        if (i >= text.Length || text[i] is not ('т' or 'Т' or 'd' or 'D' or 't' or 'T' or 'с' or 'С' or 's' or 'S' or 'д' or 'Д' or 'c' or 'C')) return i;
        var end = WordEnd(text, i);
        return end - i is >= 3 and <= LongestSymbolWord && (end == text.Length || IsBlank(text[end])) && SymbolLookup.TryGetValue(text.AsSpan(i, end - i), out symbol) ? end : i;
    }

    // "[.]", "(точка)", "{ dot }". Its end, or i when there is none.
    private static int BracketedSymbol(string text, int i, out char symbol)
    {
        symbol = ' ';
        var close = text[i] switch { '[' => ']', '(' => ')', '{' => '}', _ => '>' };
        var from = SkipBlanks(text, i + 1);
        if (from >= text.Length) return i;
        var to = from;
        if (char.IsLetter(text[from])) to = WordEnd(text, from);
        else while (to < text.Length && to - from < 3 && text[to] is '.' or '/' or ':' or ',') to++;
        var after = SkipBlanks(text, to);
        if (to == from || after >= text.Length || text[after] != close) return i;
        if (char.IsLetter(text[from])) return SymbolLookup.TryGetValue(text.AsSpan(from, to - from), out symbol) ? after + 1 : i;
        symbol = text[from] == ',' ? '.' : text[from];
        return after + 1;
    }

    // "m a x . r u": single characters with single blanks between them, at least four in a row.
    private static int LettersApart(string text, int i, TextView.Builder builder)
    {
        var count = 0;
        var end = i;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && (end + 1 == text.Length || char.IsWhiteSpace(text[end + 1])))
        {
            count++;
            end++;
            if (end == text.Length || !IsBlank(text[end])) break;
            end++;
        }

        // "t . m e/join": the last letter has what follows it at its side. A word behind the last letter is no part of it.
        var goesOn = end > i && end + 1 < text.Length && char.IsLetterOrDigit(text[end]) && IsGlue(text[end + 1]);
        if (count + (goesOn ? 1 : 0) < FewestLettersApart) return i;
        if (!goesOn && IsBlank(text[end - 1])) end--;
        for (var blank = i + 1; blank < end; blank += 2) builder.Drop(blank, blank + 1);
        return end;
    }

    private static int TagEnd(string text, int i)
    {
        var at = i + 1;
        if (at < text.Length && text[at] == '/') at++;
        var name = at;
        while (at < text.Length && at - name < 6 && char.IsAsciiLetter(text[at])) at++;
        if (at == name || at == text.Length) return 0;
        if (text[at] == '>') return at + 1;
        if (text[at] != ' ') return 0;
        var rest = text.AsSpan(at, Math.Min(LongestTag, text.Length - at));
        var end = rest.IndexOfAny('<', '>');
        return end >= 0 && rest[end] == '>' ? at + end + 1 : 0;
    }

    // No symbol word is longer, and a text of brackets and letters must not be read to its end from each bracket.
    private static int WordEnd(string text, int i)
    {
        var limit = Math.Min(text.Length, i + LongestSymbolWord + 1);
        while (i < limit && char.IsLetter(text[i])) i++;
        return i;
    }

    private static int SkipBlanks(string text, int i)
    {
        while (i < text.Length && IsBlank(text[i])) i++;
        return i;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t';

    private static bool IsGlue(char c) => c is '.' or '/' or ':' or '?' or '=' or '#';
}
