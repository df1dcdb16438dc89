using System.Buffers;
using System.Collections.Frozen;

namespace ChannelScheduler.Core.Policies.Forms;

/// <summary>Markup that readers would see as characters, or that a network drops. The first of each sort is enough: who mends it looks for the others.</summary>
internal static class TextForms
{
    private const int LongestTag = 300;
    private const int LongestWords = 300;
    private const int LongestEntity = 10;

    /// <summary>An unseen character that shows what follows from its end to its start.</summary>
    private const char RightToLeft = '\u202E';

    private static readonly SearchValues<char> Marks = SearchValues.Create("<&[|#*_~`\u202E");

    private static readonly SearchValues<char> TableMarks = SearchValues.Create("|-: \t\r");

    private static readonly FrozenSet<string> Tags = new[]
    {
        "a", "abbr", "b", "blockquote", "body", "br", "button", "center", "code", "dd", "del", "div", "dl", "dt", "em", "font", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "html", "i", "iframe", "img",
        "input", "ins", "label", "li", "mark", "meta", "ol", "p", "pre", "s", "script", "section", "small", "span", "strike", "strong", "style", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul", "video",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Entities =
        new[] { "nbsp", "amp", "quot", "lt", "gt", "laquo", "raquo", "mdash", "ndash", "hellip", "copy", "bull", "shy", "thinsp", "ldquo", "rdquo", "bdquo", "rsquo", "lsquo", "apos", "times", "deg", "rarr" }.ToFrozenSet();

    private static readonly FrozenSet<string> Codes = new[] { "b", "i", "u", "s", "url", "img", "color", "size", "quote", "list", "center", "video" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool MayHave(string text) => text.AsSpan().ContainsAny(Marks);

    /// <summary>What a message may quote of a form: its marks. The words between them may be somebody's private data.</summary>
    public static string Sketch(string text, TextSpan span)
    {
        if (text[span.Start] is '*' or '_' or '~') return $"{text.AsSpan(span.Start, 2)}…{text.AsSpan(span.Start, 2)}";
        var name = span.Start + 1;
        while (name < span.End && (char.IsAsciiLetter(text[name]) || text[name] is '/' or '#')) name++;
        var form = text[span.Start..name];
        return text[span.Start] switch
        {
            RightToLeft => "U+202E",
            '#' => form + " …",
            '|' => "|---|",
            '[' when text[span.End - 1] == ')' => "[…](…)",
            '[' when text.AsSpan(span.Start, span.Length).Contains('|') => "[…|…]",
            _ => span.End - name <= 1 ? text[span.Start..span.End] : form + "…" + text[span.End - 1],
        };
    }

    /// <summary>HTML tags and entities, and bulletin board codes: literal text in every network.</summary>
    public static TextSpan? Tag(string text)
    {
        for (var i = text.AsSpan().IndexOfAny('<', '&', '['); i >= 0; i = Next(text, i, '<', '&', '['))
        {
            var end = text[i] switch { '<' => TagEnd(text, i, '>', Tags), '&' => EntityEnd(text, i), _ => TagEnd(text, i, ']', Codes) };
            if (end > i) return TextSpan.FromBounds(i, end);
        }

        return null;
    }

    /// <summary>VK's own <c>[club1|words]</c>: nobody's markup here, so it comes out as characters.</summary>
    public static TextSpan? Wiki(string text)
    {
        for (var i = text.IndexOf('['); i >= 0; i = text.IndexOf('[', i + 1))
        {
            var bar = i + 1;
            while (bar < text.Length && bar - i < LongestTag && text[bar] is not ('|' or '[' or ']' or ' ' or '\n' or '\t')) bar++;
            if (bar == i + 1 || bar >= text.Length || text[bar] != '|') continue;
            var close = bar + 1;
            while (close < text.Length && close - bar < LongestWords && text[close] is not ('[' or ']' or '\n')) close++;
            if (close > bar + 1 && close < text.Length && text[close] == ']' && (close + 1 == text.Length || text[close + 1] != '(')) return TextSpan.FromBounds(i, close + 1);
        }

        return null;
    }

    /// <summary>A table's line of dashes under a line with bars.</summary>
    public static TextSpan? Table(string text)
    {
        for (var line = text.IndexOf("\n|", StringComparison.Ordinal); line >= 0; line = text.IndexOf("\n|", line + 1, StringComparison.Ordinal))
        {
            var end = LineEnd(text, line + 1);
            var dashes = text.AsSpan(line + 1, end - line - 1);
            if (dashes.Contains("--", StringComparison.Ordinal) && !dashes.ContainsAnyExcept(TableMarks)) return TextSpan.FromBounds(line + 1, end);
        }

        return null;
    }

    /// <summary>"xJ/nioj/ur.xam" behind it reads as an address that no program finds.</summary>
    public static TextSpan? Turned(string text) => text.IndexOf(RightToLeft) is >= 0 and var at ? new TextSpan(at, 1) : null;

    /// <summary>Headings, emphasis and words with an address under them: MAX shows them, VK can't.</summary>
    public static TextSpan? Markdown(string text)
    {
        for (var i = text.AsSpan().IndexOfAny(Marks); i >= 0;)
        {
            var end = text[i] switch
            {
                '#' => HeadingEnd(text, i),
                '[' => LinkEnd(text, i),
                '*' or '_' or '~' => EmphasisEnd(text, i),
                _ => -1,
            };
            if (end > i) return TextSpan.FromBounds(i, end);
            var run = i;
            while (i < text.Length && text[i] == text[run]) i++;
            var next = text.AsSpan(i).IndexOfAny(Marks);
            i = next < 0 ? next : i + next;
        }

        return null;
    }

    private static int Next(string text, int i, char one, char two, char three) => text.AsSpan(i + 1).IndexOfAny(one, two, three) is >= 0 and var next ? i + 1 + next : -1;

    private static int TagEnd(string text, int open, char close, FrozenSet<string> names)
    {
        var name = open + 1;
        if (name < text.Length && text[name] == '/') name++;
        var i = name;
        while (i < text.Length && i - name < LongestEntity && char.IsAsciiLetterOrDigit(text[i])) i++;
        if (i == name || i >= text.Length || !(text[i] == close || text[i] is ' ' or '/' or '=' or '\n') || !names.Contains(text[name..i])) return -1;
        // "[b x" opens nothing, "<a href=…" does.
        if (close == ']' && text[i] is not (']' or '=')) return -1;
        var end = text.AsSpan(i, Math.Min(LongestTag, text.Length - i)).IndexOf(close);
        return end < 0 ? -1 : i + end + 1;
    }

    private static int EntityEnd(string text, int start)
    {
        var i = start + 1;
        while (i < text.Length && i - start <= LongestEntity && char.IsAsciiLetterOrDigit(text[i])) i++;
        return i < text.Length && text[i] == ';' && Entities.Contains(text[(start + 1)..i]) ? i + 1 : -1;
    }

    // "#хештег" has no blank behind it.
    private static int HeadingEnd(string text, int i)
    {
        if (i > 0 && text[i - 1] != '\n') return -1;
        var after = i;
        while (after < text.Length && text[after] == '#') after++;
        return after - i <= 6 && after < text.Length && text[after] == ' ' ? LineEnd(text, after) : -1;
    }

    private static int LinkEnd(string text, int i)
    {
        var words = text.AsSpan(i, Math.Min(LongestWords, text.Length - i)).IndexOf("](", StringComparison.Ordinal);
        if (words < 2 || text.AsSpan(i, words).Contains('\n')) return -1;
        var target = i + words + 2;
        var length = text.AsSpan(target, Math.Min(LongestTag, text.Length - target)).IndexOf(')');
        return length > 0 ? target + length + 1 : -1;
    }

    // Two marks, no blank inside at either end: "**так**"; a single asterisk is a footnote as often as not.
    private static int EmphasisEnd(string text, int i)
    {
        if (i + 2 >= text.Length || text[i + 1] != text[i] || text[i + 2] == text[i] || char.IsWhiteSpace(text[i + 2])) return -1;
        var inner = text.AsSpan(i + 2, Math.Min(LongestWords, text.Length - i - 2));
        var close = inner.IndexOf([text[i], text[i]]);
        return close > 0 && !char.IsWhiteSpace(inner[close - 1]) && !inner[..close].Contains('\n') ? i + close + 4 : -1;
    }

    private static int LineEnd(string text, int from) => text.IndexOf('\n', from) is >= 0 and var end ? end : text.Length;
}
