using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace ChannelScheduler.Sandbox;

/// <summary>Renders a post's text with its markup as HTML; everything that came from a post is encoded.</summary>
internal static partial class ReaderText
{
    // Cyrillic stays readable in the source of the page.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly Dictionary<string, (string Open, string Close)> Tags = new()
    {
        ["strong"] = ("<strong>", "</strong>"),
        ["emphasized"] = ("<em>", "</em>"),
        ["strikethrough"] = ("<s>", "</s>"),
        ["underline"] = ("<u>", "</u>"),
        ["monospaced"] = ("<code>", "</code>"),
        ["highlighted"] = ("<mark>", "</mark>"),
        ["heading"] = ("<span class=\"heading\">", "</span>"),
        ["quote"] = ("<span class=\"quote\">", "</span>"),
    };

    public static string Render(string text, IReadOnlyList<ReaderMarkup> markup)
    {
        var spans = markup.Concat(BareLinks(text, markup)).Where(m => m.From >= 0 && m.Length > 0 && m.From < text.Length).ToList();
        var edges = spans.SelectMany(m => new[] { m.From, Math.Min(text.Length, m.From + m.Length) })
            .Append(0).Append(text.Length).Distinct().Order().ToList();

        // Each piece between two edges carries its own tags: spans that overlap can't nest wrongly.
        var html = new StringBuilder();
        foreach (var (from, to) in edges.Zip(edges.Skip(1)))
        {
            var around = spans.Where(m => m.From <= from && m.From + m.Length >= to).Select(Tag).ToList();
            html.AppendJoin("", around.Select(t => t.Open))
                .Append(Encode(text[from..to]))
                .AppendJoin("", around.AsEnumerable().Reverse().Select(t => t.Close));
        }

        return html.ToString();
    }

    public static string Encode(string text) => Encoder.Encode(text);

    /// <summary>A link when the address is of the web; otherwise no tag, so that no script address gets in.</summary>
    public static (string Open, string Close) Anchor(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? ($"<a href=\"{Encode(url!)}\" rel=\"nofollow noopener noreferrer\">", "</a>")
            : ("", "");

    private static (string Open, string Close) Tag(ReaderMarkup markup) =>
        markup.Type == "link" ? Anchor(markup.Url) : Tags.GetValueOrDefault(markup.Type, ("", ""));

    private static IEnumerable<ReaderMarkup> BareLinks(string text, IReadOnlyList<ReaderMarkup> markup) =>
        BareLink().Matches(text)
            .Where(l => !markup.Any(m => m.Type == "link" && m.From < l.Index + l.Length && l.Index < m.From + m.Length))
            .Select(l => new ReaderMarkup("link", l.Index, l.Length, l.Value));

    [GeneratedRegex(@"https?://[^\s<>""]*[^\s<>"".,;:!?)]", RegexOptions.IgnoreCase)]
    private static partial Regex BareLink();
}
