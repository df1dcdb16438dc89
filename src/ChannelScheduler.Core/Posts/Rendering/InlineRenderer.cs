using System.Text;
using Markdig.Syntax.Inlines;

namespace ChannelScheduler.Core.Posts.Rendering;

/// <summary>Walks the inlines of one block.</summary>
internal sealed class InlineRenderer(DialectWriter writer, string source)
{
    // Far beyond what anybody writes, and far from the end of a thread's stack, which would take the whole process down.
    private const int DeepestNesting = 300;

    private static readonly string[] LinkSchemes = ["http://", "https://", "max://"];

    private int _depth;

    /// <exception cref="ArgumentException">Nested too deeply; the parser says so with the same exception when its own limit is reached first.</exception>
    public void Render(ContainerInline? container)
    {
        if (container is null) return;
        if (++_depth > DeepestNesting) throw new ArgumentException("The Markdown is nested too deeply.", nameof(container));
        foreach (var inline in container) Render(inline);
        _depth--;
    }

    private void Render(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                writer.Text(literal.Content.ToString());
                break;
            case HtmlEntityInline entity:
                // "&copy;" is what the author typed; decoding it is HTML's business.
                writer.Text(entity.Original.ToString());
                break;
            case CodeInline code:
                writer.Code(code.Content);
                break;
            // In a message a line end is a line end, whether Markdown calls it hard or soft.
            case LineBreakInline:
                writer.LineBreak();
                break;
            case AutolinkInline auto:
                writer.Address(auto.Url);
                break;
            case LinkInline { IsAutoLink: true } auto:
                writer.Address(VisibleText(auto));
                break;
            case LinkInline link:
                RenderLink(link);
                break;
            case EmphasisInline emphasis:
                RenderEmphasis(emphasis);
                break;
            case ContainerInline container:
                Render(container);
                break;
            default:
                writer.Text(source.Substring(inline.Span.Start, inline.Span.Length));
                break;
        }
    }

    private void RenderEmphasis(EmphasisInline emphasis)
    {
        void Content() => Render((ContainerInline)emphasis);
        switch (emphasis.DelimiterChar, emphasis.DelimiterCount)
        {
            case ('~', _):
                writer.Strike(Content);
                break;
            case ('+', _):
                writer.Underline(Content);
                break;
            case (_, 2):
                writer.Strong(Content);
                break;
            default:
                writer.Emphasis(Content, nested: IsStrong(emphasis.Parent) || emphasis.Any(IsStrong));
                break;
        }
    }

    private void RenderLink(LinkInline link)
    {
        var url = link.Url ?? "";
        var text = VisibleText(link);
        if (url.Length == 0)
        {
            Render((ContainerInline)link);
        }
        else if (link.IsImage || !Array.Exists(LinkSchemes, scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)))
        {
            // A picture in the text can't be shown, and an odd address can't be followed: both stay readable.
            Render((ContainerInline)link);
            writer.Text(text.Length == 0 ? url : $" ({url})");
        }
        else if (text.Length == 0)
        {
            writer.Address(url);
        }
        else
        {
            writer.Link(text, url, () => Render((ContainerInline)link));
        }

        if (!string.IsNullOrWhiteSpace(link.Title)) writer.Text($" ({link.Title})");
    }

    private static bool IsStrong(Inline? inline) => inline is EmphasisInline { DelimiterChar: '*' or '_', DelimiterCount: 2 };

    private static string VisibleText(ContainerInline container)
    {
        var text = new StringBuilder();
        foreach (var inline in container.FindDescendants<LeafInline>())
        {
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                HtmlEntityInline entity => entity.Original.ToString(),
                _ => "",
            });
        }

        return text.ToString();
    }
}
