using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Posts.Rendering;
using Microsoft.AspNetCore.Components;

namespace ChannelScheduler.Web.Pages.Posts.Composer;

/// <summary>
/// A message as HTML for a preview. Addresses look like links and lead nowhere: a preview is looked at, and its tab stops would stand between the text and the buttons.
/// </summary>
internal static partial class ShownHtml
{
    public static MarkupString Of(ShownMessage shown)
    {
        var text = shown.Message.PlainText;
        // What the network makes a link of by itself.
        List<ShownSpan> spans = [.. shown.Spans, .. Address().Matches(text).Where(match => !shown.Spans.Any(span => span.Mark is ShownMark.Link or ShownMark.Code && span.Start < match.Index + match.Length && match.Index < span.End))
            .Select(match => new ShownSpan(ShownMark.Link, match.Index, match.Length, match.Value))];
        int[] edges = [.. spans.SelectMany(span => new[] { span.Start, span.End }).Append(0).Append(text.Length).Distinct().Order()];
        var html = new StringBuilder(text.Length * 2);
        foreach (var (from, to) in edges.Zip(edges.Skip(1)))
        {
            List<ShownSpan> here = [.. spans.Where(span => span.Start <= from && span.End >= to).DistinctBy(span => span.Mark).OrderBy(span => span.Mark)];
            foreach (var span in here) html.Append(Open(span));
            html.Append(WebUtility.HtmlEncode(text[from..to]));
            foreach (var span in here.AsEnumerable().Reverse()) html.Append("</").Append(Tag(span.Mark)).Append('>');
        }

        return new MarkupString(html.ToString());
    }

    private static string Open(ShownSpan span) => span.Mark switch
    {
        ShownMark.Link => $"<span class=\"shown-link\" title=\"{WebUtility.HtmlEncode(span.Url)}\">",
        ShownMark.Heading => "<span class=\"shown-heading\">",
        ShownMark.Quote => "<span class=\"shown-quote\">",
        _ => $"<{Tag(span.Mark)}>",
    };

    private static string Tag(ShownMark mark) => mark switch
    {
        ShownMark.Strong => "strong",
        ShownMark.Emphasis => "em",
        ShownMark.Strike => "s",
        ShownMark.Underline => "u",
        ShownMark.Code => "code",
        _ => "span",
    };

    /// <summary>The first address of a text, for the card that VK makes of it.</summary>
    public static string? FirstAddress(string text) => Address().Match(text) is { Success: true } match && !match.Value.StartsWith('@') ? match.Value : null;

    [GeneratedRegex("""(?:https?://|www\.)[^\s<>"»)\]]*[^\s<>"»)\].,:;!?]|(?<![\w@/.])@[A-Za-z]\w{2,}""")]
    private static partial Regex Address();
}
