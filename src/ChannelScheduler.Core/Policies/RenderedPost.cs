using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts.Rendering;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Core.Policies;

/// <summary>
/// The post as each network will carry it. Markdown lets parts of a text vanish between typing and showing (<c>max.ru/jo[]()in/x</c>), so what is typed is only half
/// of what has to be judged. The linter renders by itself: a caller that had to hand this in could forget to.
/// </summary>
public sealed class RenderedPost
{
    private readonly Dictionary<ChannelKind, RenderedMessage?> _messages = [];

    internal RenderedPost(LintInput input)
    {
        var done = new Dictionary<(Network, string), RenderedMessage?>();
        foreach (var kind in LintField.TargetsOf(input))
        {
            var key = (kind.NetworkOf(), input.TextFor(kind));
            if (!done.TryGetValue(key, out var message)) done[key] = message = PostRenderer.TryRender(kind, input.Title ?? "", key.Item2);
            _messages[kind] = message;
        }
    }

    /// <summary>Those that could be rendered, in the order of the targets.</summary>
    public IEnumerable<(ChannelKind Kind, RenderedMessage Message)> Messages =>
        _messages.Where(pair => pair.Value is not null).Select(pair => (pair.Key, pair.Value!));

    /// <returns>Null when nobody can tell what the network would show: PUB007 blocks that.</returns>
    public RenderedMessage? For(ChannelKind kind) => _messages[kind];
}
