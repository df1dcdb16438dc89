using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>Takes the API's HTML out of a text: known tags become markup, others are stripped.</summary>
internal static partial class MaxHtml
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["i"] = "emphasized", ["em"] = "emphasized", ["b"] = "strong", ["strong"] = "strong",
        ["s"] = "strikethrough", ["del"] = "strikethrough", ["u"] = "underline", ["ins"] = "underline",
        ["code"] = "monospaced", ["pre"] = "monospaced", ["a"] = "link", ["mark"] = "highlighted",
        ["h1"] = "heading", ["h2"] = "heading", ["h3"] = "heading", ["h4"] = "heading", ["blockquote"] = "quote",
    };

    public static (string Text, IReadOnlyList<ReaderMarkup> Markup) Parse(string html)
    {
        var plain = new StringBuilder();
        var markup = new List<ReaderMarkup>();
        var open = new List<(string Tag, int From, string? Url)>();
        var position = 0;
        foreach (Match tag in Tag().Matches(html))
        {
            plain.Append(WebUtility.HtmlDecode(html[position..tag.Index]));
            position = tag.Index + tag.Length;
            var name = tag.Groups["name"].Value;
            if (name.Equals("br", StringComparison.OrdinalIgnoreCase))
            {
                plain.Append('\n');
            }
            else if (!Types.ContainsKey(name))
            {
                continue;
            }
            else if (!tag.Groups["close"].Success)
            {
                var href = Href().Match(tag.Groups["rest"].Value);
                open.Add((name, plain.Length, href.Success ? WebUtility.HtmlDecode(href.Groups["url"].Value) : null));
            }
            else if (open.FindLastIndex(o => o.Tag.Equals(name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index)
            {
                Close(index);
            }
        }

        plain.Append(WebUtility.HtmlDecode(html[position..]));
        while (open.Count > 0)
        {
            Close(open.Count - 1);
        }

        return (plain.ToString(), [.. markup.OrderBy(m => m.From).ThenByDescending(m => m.Length)]);

        void Close(int index)
        {
            var (tag, from, url) = open[index];
            open.RemoveAt(index);
            var type = url?.StartsWith("max://user/", StringComparison.Ordinal) == true ? "user_mention" : Types[tag];
            if (plain.Length > from && (type != "link" || url is not null))
            {
                markup.Add(new ReaderMarkup(type, from, plain.Length - from, url));
            }
        }
    }

    [GeneratedRegex(@"<(?<close>/)?(?<name>[a-zA-Z][a-zA-Z0-9]*)(?<rest>[^<>]*)>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\bhref\s*=\s*(?:""(?<url>[^""]*)""|'(?<url>[^']*)')", RegexOptions.IgnoreCase)]
    private static partial Regex Href();
}
