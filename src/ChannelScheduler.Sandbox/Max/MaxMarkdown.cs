using System.Text;
using System.Text.RegularExpressions;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>Takes the API's Markdown dialect out of a text. Offsets are UTF-16 units of the plain text.</summary>
internal sealed partial class MaxMarkdown
{
    // Two-character delimiters first: "**" must not be read as two "*".
    private static readonly (string Delimiter, string Type)[] Delimiters =
    [
        ("**", "strong"), ("__", "strong"), ("~~", "strikethrough"), ("++", "underline"), ("^^", "highlighted"),
        ("*", "emphasized"), ("_", "emphasized"),
    ];

    private readonly StringBuilder _plain = new();
    private readonly List<ReaderMarkup> _markup = [];

    public static (string Text, IReadOnlyList<ReaderMarkup> Markup) Parse(string text)
    {
        var parser = new MaxMarkdown();
        parser.Blocks(text);
        return (parser._plain.ToString(), [.. parser._markup.OrderBy(m => m.From).ThenByDescending(m => m.Length)]);
    }

    private void Blocks(string text)
    {
        var position = 0;
        foreach (Match block in BlockStart().Matches(text))
        {
            Inline(text[position..block.Index]);
            var type = block.Groups["heading"].Success ? "heading" : "quote";
            Span(type, null, () => Inline(block.Groups["line"].Value));
            position = block.Index + block.Length;
        }

        Inline(text[position..]);
    }

    private void Inline(string s)
    {
        for (var i = 0; i < s.Length;)
        {
            i = Escaped(s, i) ?? Code(s, i) ?? Link(s, i) ?? Delimited(s, i) ?? Literal(s, i);
        }
    }

    private int Literal(string s, int i)
    {
        _plain.Append(s[i]);
        return i + 1;
    }

    private int? Escaped(string s, int i) =>
        s[i] == '\\' && i + 1 < s.Length && char.IsAscii(s[i + 1]) && (char.IsPunctuation(s[i + 1]) || char.IsSymbol(s[i + 1]))
            ? Literal(s, i + 1)
            : null;

    private int? Code(string s, int i)
    {
        var fence = string.CompareOrdinal(s, i, "```", 0, 3) == 0 ? "```" : "`";
        if (s[i] != '`' || s.IndexOf(fence, i + fence.Length, StringComparison.Ordinal) is var end && end <= i + fence.Length)
        {
            return null;
        }

        Span("monospaced", null, () => _plain.Append(s[(i + fence.Length)..end].Trim('\n')));
        return end + fence.Length;
    }

    private int? Link(string s, int i)
    {
        if (s[i] != '[' || LinkShape().Match(s, i) is not { Success: true } match)
        {
            return null;
        }

        var url = match.Groups["url"].Value;
        var type = url.StartsWith("max://user/", StringComparison.Ordinal) ? "user_mention" : "link";
        Span(type, url, () => Inline(match.Groups["text"].Value));
        return i + match.Length;
    }

    private int? Delimited(string s, int i)
    {
        foreach (var (delimiter, type) in Delimiters)
        {
            if (string.CompareOrdinal(s, i, delimiter, 0, delimiter.Length) != 0
                || !Opens(s, i, delimiter)
                || Closing(s, i + delimiter.Length, delimiter) is not { } end)
            {
                continue;
            }

            Span(type, null, () => Inline(s[(i + delimiter.Length)..end]));
            return end + delimiter.Length;
        }

        return null;
    }

    private static bool Opens(string s, int i, string delimiter) =>
        i + delimiter.Length < s.Length
        && !char.IsWhiteSpace(s[i + delimiter.Length])
        && (delimiter[0] != '_' || i == 0 || !char.IsLetterOrDigit(s[i - 1]));

    private static int? Closing(string s, int from, string delimiter)
    {
        for (var i = from + 1; (i = s.IndexOf(delimiter, i, StringComparison.Ordinal)) >= 0; i++)
        {
            var next = i + delimiter.Length;
            if (delimiter.Length == 1 && next < s.Length && s[next] == delimiter[0])
            {
                // Part of a doubled delimiter inside.
                i++;
                continue;
            }

            if (!char.IsWhiteSpace(s[i - 1]) && (delimiter[0] != '_' || next >= s.Length || !char.IsLetterOrDigit(s[next])))
            {
                return i;
            }
        }

        return null;
    }

    private void Span(string type, string? url, Action content)
    {
        var from = _plain.Length;
        content();
        if (_plain.Length > from)
        {
            _markup.Add(new ReaderMarkup(type, from, _plain.Length - from, url));
        }
    }

    [GeneratedRegex(@"^(?:(?<heading>\#{1,6}[ ])|>[ ]?)(?<line>[^\n]+)", RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex BlockStart();

    [GeneratedRegex(@"\G\[(?<text>[^\]\n]+)\]\((?<url>[^)\s]+)\)")]
    private static partial Regex LinkShape();
}
