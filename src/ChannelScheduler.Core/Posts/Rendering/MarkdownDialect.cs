using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ChannelScheduler.Core.Posts.Rendering;

/// <summary>
/// The Markdown that authors write: CommonMark without the parts that make text vanish or change its meaning behind a layman's back.
/// HTML is literal, an indented line is no code block, a line of dashes under a line is no heading, and link reference definitions (which
/// CommonMark swallows when nobody uses them) are text.
/// </summary>
internal static class MarkdownDialect
{
    public static MarkdownPipeline Pipeline { get; } = Build();

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder()
            .DisableHtml()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Inserted)
            .UseAutoLinks();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.Replace<ParagraphBlockParser>(new LiteralParagraphParser());
        return builder.Build();
    }

    private sealed class LiteralParagraphParser : ParagraphBlockParser
    {
        public LiteralParagraphParser() => ParseSetextHeadings = false;

        // The base class takes link reference definitions out of the paragraph here; this one leaves them in.
        public override bool Close(BlockProcessor processor, Block block)
        {
            if (block is not ParagraphBlock paragraph) return true;
            if (paragraph.Lines.Count == 0) return false;
            for (var i = 0; i < paragraph.Lines.Count; i++) paragraph.Lines.Lines[i].Slice.TrimStart();
            paragraph.Lines.Lines[paragraph.Lines.Count - 1].Slice.TrimEnd();
            return true;
        }
    }
}
