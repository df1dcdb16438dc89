using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ChannelScheduler.Core.Posts.Rendering;

/// <summary>Walks the blocks of a post: one blank line between blocks at the top, a line break between those inside a quote or an item.</summary>
internal sealed class BlockRenderer(DialectWriter writer, string source)
{
    // A rule has no counterpart in either network.
    private const string Rule = "———";

    // Indentation is not sure to survive; the mark itself says the depth.
    private static readonly string[] Bullets = ["• ", "◦ ", "▪ "];

    private readonly InlineRenderer _inlines = new(writer, source);

    public void Render(MarkdownDocument document) => RenderChildren(document, writer.BlankLine, depth: 0, top: true);

    private void RenderChildren(ContainerBlock container, Action separate, int depth, bool top)
    {
        var first = true;
        foreach (var block in container.Where(block => !IsEmpty(block)))
        {
            if (!first) separate();
            first = false;
            RenderBlock(block, depth, top);
        }
    }

    private void RenderBlock(Block block, int depth, bool top)
    {
        switch (block)
        {
            case HeadingBlock heading when top:
                writer.Heading(() => _inlines.Render(heading.Inline));
                break;
            case HeadingBlock heading:
                writer.Strong(() => _inlines.Render(heading.Inline));
                break;
            case ListBlock list:
                RenderList(list, depth);
                break;
            case QuoteBlock quote:
                writer.Quote(() => RenderChildren(quote, writer.LineBreak, depth, top: false));
                break;
            case FencedCodeBlock code:
                RenderCode(code, top);
                break;
            case ThematicBreakBlock:
                writer.Text(Rule);
                break;
            case LeafBlock { Inline: not null } leaf:
                _inlines.Render(leaf.Inline);
                break;
            case ContainerBlock container:
                RenderChildren(container, writer.LineBreak, depth, top: false);
                break;
            case LeafBlock leaf:
                writer.Text(leaf.Lines.ToString());
                break;
        }
    }

    private void RenderList(ListBlock list, int depth)
    {
        var first = true;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            if (!first) writer.LineBreak();
            first = false;
            writer.Text(list.IsOrdered ? Number(item) : Bullets[Math.Min(depth, Bullets.Length - 1)]);
            RenderChildren(item, writer.LineBreak, depth + 1, top: false);
        }
    }

    // The author's own digits: CommonMark would count anew and drop leading zeros.
    private string Number(ListItemBlock item)
    {
        var end = item.Span.Start;
        while (end < source.Length && char.IsAsciiDigit(source[end])) end++;
        return end > item.Span.Start ? source[item.Span.Start..end] + ". " : $"{item.Order}. ";
    }

    private void RenderCode(FencedCodeBlock code, bool top)
    {
        // Words after the fence are the author's too; Markdig would give them decoded.
        var lineEnd = source.IndexOf('\n', code.Span.Start);
        var info = source[code.Span.Start..(lineEnd < 0 ? source.Length : lineEnd)].Trim(code.FencedChar, ' ', '\t');
        var lines = code.Lines.ToString();
        var text = info.Length == 0 ? lines : lines.Length == 0 ? info : info + "\n" + lines;
        if (top) writer.CodeBlock(text);
        else RenderLines(text);
    }

    // Inside a quote or an item every line needs its own prefix.
    private void RenderLines(string text)
    {
        var first = true;
        foreach (var line in text.Split('\n'))
        {
            if (!first) writer.LineBreak();
            first = false;
            writer.Text(line);
        }
    }

    private static bool IsEmpty(Block block) => block switch
    {
        HeadingBlock heading => heading.Inline is null || heading.Inline.All(inline => inline is LiteralInline { Content.IsEmpty: true }),
        QuoteBlock quote => quote.All(IsEmpty),
        _ => false,
    };
}
