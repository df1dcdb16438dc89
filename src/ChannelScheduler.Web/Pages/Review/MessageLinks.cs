using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ChannelScheduler.Web.Pages.Review;

/// <summary>Addresses behind the words of a message: in MAX a reader sees the words alone.</summary>
internal static class MessageLinks
{
    public static IReadOnlyList<(string Text, string Address)> Of(ChannelKind kind, RenderedMessage message) => kind.NetworkOf() != Network.Max
        ? []
        : [.. Markdown.Parse(message.Body).Descendants<LinkInline>().Where(link => link.Url is not null).Select(link => (WordsOf(link), link.Url!)).Where(link => link.Item1 != link.Item2).Distinct()];

    private static string WordsOf(LinkInline link) => string.Concat(link.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()));
}
