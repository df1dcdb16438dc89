using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using Markdig;
using Markdig.Syntax;

namespace ChannelScheduler.Core.Posts.Rendering;

/// <summary>
/// Turns an author's title and Markdown into what one network takes, and into what it gives back as text. Pure: the same input gives the same message
/// on every machine and in every language. Nothing is cut: what a network can't carry as markup stays as readable text.
/// </summary>
public static class PostRenderer
{
    private const int LongestText = 100_000;

    // The parser's work grows with the square of their number; no post that a network carries has so many.
    private const int MostMarks = 3_000;

    /// <param name="title">Plain text; not empty, it becomes the first line (bold in MAX) with a blank line after it.</param>
    /// <param name="markdownText">
    /// The author's Markdown; HTML tags and entities in it are literal text. What <see cref="TryRender(ChannelKind, string, string, string?)"/> can't take apart comes out as it was typed.
    /// </param>
    /// <param name="maxLink">An address for a last line of its own: the MAX post that has the pictures a text-only VK post can't carry.</param>
    public static RenderedMessage Render(ChannelKind kind, string title, string markdownText, string? maxLink = null) =>
        TryRender(kind, title, markdownText, maxLink) ?? Write(kind, title, markdownText, maxLink, Verbatim).ToMessage();

    /// <summary>The same as <see cref="Render"/>, with what readers see of the markup: for a preview.</summary>
    public static ShownMessage Show(ChannelKind kind, string title, string markdownText, string? maxLink = null) =>
        TryParse(markdownText) is { } parsed && TryWrite(kind, title, markdownText, parsed, maxLink) is { } writer
            ? writer.ToShown()
            : Write(kind, title, markdownText, maxLink, Verbatim).ToShown();

    /// <returns>Null when the text is nested too deeply, is longer than 100 000 UTF-16 units or has more than 3000 marks: nobody can say then what a network would show.</returns>
    public static RenderedMessage? TryRender(ChannelKind kind, string title, string markdownText, string? maxLink = null) =>
        TryRender(kind, title, markdownText, TryParse(markdownText), maxLink);

    /// <summary>The text taken apart once, for whoever renders it for several networks.</summary>
    /// <returns>Null for what <see cref="TryRender(ChannelKind, string, string, string?)"/> can't take apart.</returns>
    internal static MarkdownDocument? TryParse(string markdownText)
    {
        ArgumentNullException.ThrowIfNull(markdownText);
        if (markdownText.Length > LongestText || Marks(markdownText) > MostMarks) return null;
        try
        {
            return Markdown.Parse(markdownText.ReplaceLineEndings("\n"), MarkdownDialect.Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    internal static RenderedMessage? TryRender(ChannelKind kind, string title, string markdownText, MarkdownDocument? parsed, string? maxLink = null) =>
        parsed is null ? null : TryWrite(kind, title, markdownText, parsed, maxLink)?.ToMessage();

    private static DialectWriter? TryWrite(ChannelKind kind, string title, string markdownText, MarkdownDocument parsed, string? maxLink)
    {
        try
        {
            return Write(kind, title, markdownText, maxLink, (writer, text) => new BlockRenderer(writer, text).Render(parsed));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static DialectWriter Write(ChannelKind kind, string title, string markdownText, string? maxLink, Action<DialectWriter, string> write)
    {
        ArgumentNullException.ThrowIfNull(title);
        var text = markdownText.ReplaceLineEndings("\n");
        var heading = string.Join(' ', title.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

        DialectWriter writer = kind.NetworkOf() == Network.Max ? new MaxWriter(heading + "\n" + text) : new VkWriter(text.Length);
        if (heading.Length > 0)
        {
            writer.Strong(() => writer.Text(heading));
            writer.BlankLine();
        }

        write(writer, text);
        if (!string.IsNullOrWhiteSpace(maxLink))
        {
            writer.BlankLine();
            writer.Address(maxLink.Trim());
        }

        return writer;
    }

    // Brackets and quotes nest one by one; of the others a whole row is one mark, so that a line to fill in ("Имя: ______") is cheap.
    private static int Marks(string text)
    {
        var marks = 0;
        var before = '\0';
        foreach (var character in text)
        {
            if (character is '[' or '>' || (character is '*' or '_' or '~' or '+' or '-' or '`' && character != before)) marks++;
            before = character;
        }

        return marks;
    }

    private static void Verbatim(DialectWriter writer, string text)
    {
        foreach (var line in text.Split('\n'))
        {
            writer.Text(line);
            writer.LineBreak();
        }
    }
}
