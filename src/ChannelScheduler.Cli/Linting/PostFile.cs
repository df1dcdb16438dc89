using System.Text;
using ChannelScheduler.Cli.Texts;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Linting;

/// <summary>A post as a file: Markdown with optional YAML front matter between two lines of three hyphens.</summary>
internal sealed record PostFile(string Path, string Text, int BodyStart, FrontMatter Head)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Body => Text[BodyStart..];

    public PostFile WithBody(string body) => this with { Text = Text[..BodyStart] + body };

    public LintInput ToInput(IReadOnlyList<LintChannel>? channels) => new()
    {
        Title = Head.Title,
        Text = Body,
        Channels = channels ?? Head.Channels,
        PublishAt = Head.PublishAt,
    };

    /// <summary>1-based line and column, in UTF-16 units, of a place in the whole text.</summary>
    public FilePlace PlaceAt(int index)
    {
        var before = Text.AsSpan(0, Math.Min(index, Text.Length));
        return new FilePlace(before.Count('\n') + 1, index - before.LastIndexOf('\n'));
    }

    /// <exception cref="CliException">The front matter is broken, or the text holds what no network takes.</exception>
    public static PostFile Parse(string path, string text)
    {
        if (InputLimits.FindUnusable(text) is >= 0 and var bad)
        {
            var place = new PostFile(path, text, 0, FrontMatter.None).PlaceAt(bad);
            throw new CliException(CliText.Get("TextUnusable", path, place.Line, place.Column));
        }

        // A byte order mark is part of the text here, so that a fixed file keeps it.
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        var first = LineEnd(text, start);
        if (text[start..first].TrimEnd() != "---") return new PostFile(path, text, start, FrontMatter.None);
        for (var at = first; at < text.Length;)
        {
            var end = LineEnd(text, at);
            if (text[at..end].TrimEnd() is "---" or "...") return new PostFile(path, text, end, FrontMatter.Parse(path, text[first..at]));
            at = end;
        }

        throw new CliException(CliText.Get("FrontMatterOpen", path));
    }

    /// <summary>A file's text, or those of a folder's Markdown files, by name.</summary>
    /// <exception cref="CliException">Unreadable, too long, not UTF-8, or a folder without Markdown.</exception>
    public static IReadOnlyList<(string Path, string Text)> Read(string path, string directory)
    {
        var full = System.IO.Path.GetFullPath(path, directory);
        if (!System.IO.Directory.Exists(full)) return [(path, ReadText(path, full))];
        var files = System.IO.Directory.GetFiles(full, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) throw new CliException(CliText.Get("NoMarkdown", path));
        return [.. files.Select(file => (System.IO.Path.Combine(path, System.IO.Path.GetRelativePath(full, file)), ReadText(file, file)))];
    }

    private static string ReadText(string path, string full)
    {
        try
        {
            if (new FileInfo(full).Length > InputLimits.MostBytes) throw InputLimits.TooLong(path);
            return StrictUtf8.GetString(File.ReadAllBytes(full));
        }
        catch (DecoderFallbackException)
        {
            throw new CliException(CliText.Get("NotUtf8", path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException(CliText.Get("NotReadable", path, exception.Message));
        }
    }

    private static int LineEnd(string text, int start) => text.IndexOf('\n', start) is >= 0 and var end ? end + 1 : text.Length;
}

/// <summary>1-based, columns in UTF-16 units.</summary>
internal readonly record struct FilePlace(int Line, int Column);
