namespace ChannelScheduler.Core.Policies.Links;

/// <summary>
/// The text with disguises of links undone: <c>[.]</c>, "точка", blanks around <c>. / : ? =</c>, letters set apart, emphasis inside an address.
/// Blanks elsewhere stay: a text without any blank is full of links that nobody wrote.
/// </summary>
internal static class TightView
{
    private const int FewestLettersApart = 4;
    private const int LongestSymbolWord = 9;

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
        for (var i = 0; i < text.Length;)
        {
            if (i > 0 && char.IsLetterOrDigit(text[i]) && char.IsLetterOrDigit(text[i - 1]))
            {
                // Inside a word nothing can begin.
                builder.Append(text[i], i, ++i);
            }
            else if (TrySymbol(text, i, out var symbol, out var end))
            {
                builder.TrimBlanks();
                builder.Append(symbol, i, end);
                i = SkipBlanks(text, end);
            }
            else if (LettersApartEnd(text, i) is var apart && apart > i)
            {
                for (; i < apart; i++)
                {
                    if (!IsBlank(text[i])) builder.Append(text[i], i, i + 1);
                }
            }
            else
            {
                i = Step(text, i, builder);
            }
        }

        return builder.Build();
    }

    private static int Step(string text, int i, TextView.Builder builder)
    {
        var c = text[i];
        if (IsBlank(c))
        {
            var next = SkipBlanks(text, i);
            if (!IsGlue(builder.Last) && !builder.EndsWith("/+") && !(next < text.Length && IsGlue(text[next]))) builder.Append(' ', i, next);
            return next;
        }

        // Emphasis marks and simple tags are not seen by a reader.
        if (c is '*' or '`') return i + 1;
        if (c == '<' && TagEnd(text, i) is var tag && tag > i) return tag;
        if (c == '\\')
        {
            // Markdown's escape vanishes; a backslash of its own stands for a slash.
            if (i + 1 < text.Length && char.IsPunctuation(text[i + 1])) return i + 1;
            builder.Append('/', i, i + 1);
            return i + 1;
        }

        var isCommaForDot = c == ',' && i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]);
        builder.Append(isCommaForDot ? '.' : c, i, i + 1);
        return i + 1;
    }

    // "[.]", "(точка)", "{ dot }", or the bare word between blanks.
    private static bool TrySymbol(string text, int i, out char symbol, out int end)
    {
        symbol = ' ';
        end = i;
        var close = text[i] switch { '[' => ']', '(' => ')', '{' => '}', '<' => '>', _ => ' ' };
        if (close != ' ')
        {
            var from = SkipBlanks(text, i + 1);
            if (from >= text.Length) return false;
            var to = from;
            if (char.IsLetter(text[from])) to = WordEnd(text, from);
            else while (to < text.Length && to - from < 3 && text[to] is '.' or '/' or ':' or ',') to++;
            var after = SkipBlanks(text, to);
            if (to == from || after >= text.Length || text[after] != close) return false;
            end = after + 1;
            if (char.IsLetter(text[from])) return to - from <= LongestSymbolWord && SymbolLookup.TryGetValue(text.AsSpan(from, to - from), out symbol);
            symbol = text[from] == ',' ? '.' : text[from];
            return true;
        }

        if (!char.IsLetter(text[i]) || (i > 0 && char.IsLetterOrDigit(text[i - 1]))) return false;
        end = WordEnd(text, i);
        return end - i is >= 3 and <= LongestSymbolWord
            && (i == 0 || IsBlank(text[i - 1])) && (end == text.Length || IsBlank(text[end]))
            && SymbolLookup.TryGetValue(text.AsSpan(i, end - i), out symbol);
    }

    // "m a x . r u": single characters with single blanks between them, at least four in a row.
    private static int LettersApartEnd(string text, int i)
    {
        if (i > 0 && !char.IsWhiteSpace(text[i - 1])) return i;
        var count = 0;
        var at = i;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])))
        {
            count++;
            at++;
            if (at == text.Length || !IsBlank(text[at])) break;
            at++;
        }

        return count >= FewestLettersApart ? Math.Min(at, text.Length) : i;
    }

    private static int TagEnd(string text, int i)
    {
        var at = i + 1;
        if (at < text.Length && text[at] == '/') at++;
        var name = at;
        while (at < text.Length && at - name < 6 && char.IsAsciiLetter(text[at])) at++;
        return at > name && at < text.Length && text[at] == '>' ? at + 1 : i;
    }

    private static int WordEnd(string text, int i)
    {
        while (i < text.Length && char.IsLetter(text[i])) i++;
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
