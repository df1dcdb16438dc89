using System.Buffers;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts.Rendering;
using ChannelScheduler.Core.Publishing;
using Markdig.Syntax;

namespace ChannelScheduler.Core.Policies;

/// <summary>
/// The post as each network will carry it. Markdown lets parts of a text vanish between typing and showing (<c>max.ru/jo[]()in/x</c>), so what is typed is only half
/// of what has to be judged. The linter renders by itself: a caller that had to hand this in could forget to.
/// </summary>
public sealed class RenderedPost
{
    // Of what an author types these can go, or move other text, in a way that the scanner of typed text doesn't see by itself: it passes over stars, underscores and back quotes.
    private static readonly SearchValues<char> Hiding = SearchValues.Create(@"\[]<");

    // An underscore within a word is markup only beside other marks: "max.ru/j_***oin/x***_".
    private static readonly SearchValues<string> Pairs = SearchValues.Create(["~~", "++", "*_", "_*", "`_", "_`"], StringComparison.Ordinal);

    private static readonly SearchValues<char> Markup = SearchValues.Create(@"*_~\[]`<>-+");

    // An escaping backslash may double a text; a title gets marks and an empty line.
    private const int GrowthFactor = 2;
    private const int TitleMarks = 16;

    // So few can't nest too deeply to be taken apart.
    private const int FewMarks = 100;

    private readonly LintInput _input;
    private readonly Dictionary<(Network, string), RenderedMessage?> _messages = [];

    private readonly Dictionary<string, MarkdownDocument?> _parsed = [];

    internal RenderedPost(LintInput input) => _input = input;

    /// <returns>Null when nobody can tell what the network would show: PUB007 blocks that.</returns>
    public RenderedMessage? For(ChannelKind kind)
    {
        var text = _input.TextFor(kind);
        if (_messages.TryGetValue((kind.NetworkOf(), text), out var message)) return message;
        if (!_parsed.TryGetValue(text, out var parsed)) _parsed[text] = parsed = PostRenderer.TryParse(text);
        return _messages[(kind.NetworkOf(), text)] = PostRenderer.TryRender(kind, _input.Title ?? "", text, parsed);
    }

    /// <summary>True when rendering could show something that stands nowhere as typed.</summary>
    public bool MayHide(ChannelKind kind)
    {
        var text = _input.TextFor(kind).AsSpan();
        return text.ContainsAny(Hiding) || text.ContainsAny(Pairs);
    }

    /// <summary>True when the rendered text is surely not longer than <paramref name="length"/> UTF-16 units, and can be told without rendering.</summary>
    public bool IsSurelyWithin(ChannelKind kind, int length) =>
        GrowthFactor * (_input.TextFor(kind).Length + (_input.Title?.Length ?? 0)) + TitleMarks <= length && HasFewMarks(_input.TextFor(kind));

    private static bool HasFewMarks(ReadOnlySpan<char> text)
    {
        var marks = 0;
        for (var mark = text.IndexOfAny(Markup); mark >= 0; mark = text.IndexOfAny(Markup))
        {
            if (++marks > FewMarks) return false;
            text = text[(mark + 1)..];
        }

        return true;
    }
}
