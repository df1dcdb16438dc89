using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using Markdig;

namespace ChannelScheduler.Core.Posts.Rendering;

/// <summary>
/// Turns an author's title and Markdown into what one network takes, and into what it gives back as text. Pure: the same input gives the same message
/// on every machine and in every language. Nothing is cut: what a network can't carry as markup stays as readable text.
/// </summary>
public static class PostRenderer
{
    /// <param name="title">Plain text; not empty, it becomes the first line (bold in MAX) with a blank line after it.</param>
    /// <param name="markdownText">The author's Markdown; HTML tags and entities in it are literal text.</param>
    /// <param name="maxLink">An address for a last line of its own: the MAX post that has the pictures a text-only VK post can't carry.</param>
    public static RenderedMessage Render(ChannelKind kind, string title, string markdownText, string? maxLink = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(markdownText);
        var text = markdownText.ReplaceLineEndings("\n");
        var heading = string.Join(' ', title.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

        DialectWriter writer = kind.NetworkOf() == Network.Max ? new MaxWriter(heading + "\n" + text) : new VkWriter();
        if (heading.Length > 0)
        {
            writer.Strong(() => writer.Text(heading));
            writer.BlankLine();
        }

        new BlockRenderer(writer, text).Render(Markdown.Parse(text, MarkdownDialect.Pipeline));
        if (!string.IsNullOrWhiteSpace(maxLink))
        {
            writer.BlankLine();
            writer.Address(maxLink.Trim());
        }

        return writer.ToMessage();
    }
}
