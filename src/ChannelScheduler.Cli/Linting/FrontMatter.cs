using System.Globalization;
using ChannelScheduler.Cli.Texts;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Yaml;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChannelScheduler.Cli.Linting;

/// <summary>
/// What the head of a post file says: <c>title</c>, <c>publishAt</c>, <c>channels</c> (<c>max</c>, <c>gospublic</c>, <c>closed</c>, or <c>{kind, handle, inn}</c>). Keys of other tools are left alone.
/// </summary>
internal sealed record FrontMatter(string? Title, DateTimeOffset? PublishAt, IReadOnlyList<LintChannel> Channels, IReadOnlyDictionary<string, FilePlace> Places)
{
    // The opening "---" is line 1 of the file and not part of the YAML.
    private const int LinesBefore = 1;

    public static readonly FrontMatter None = new(null, null, [], new Dictionary<string, FilePlace>());

    /// <exception cref="CliException">Not YAML, or a value that can't be read.</exception>
    public static FrontMatter Parse(string path, string yaml)
    {
        if (yaml.Length > InputLimits.LongestFrontMatter) throw new CliException(CliText.Get("FrontMatterLong", path, InputLimits.LongestFrontMatter / 1024));
        var stream = new YamlStream();
        try
        {
            YamlLimits.Check(yaml);
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException exception)
        {
            throw new CliException(CliText.Get("FrontMatterBad", path, exception.Start.Line + LinesBefore, exception.InnerException?.Message ?? exception.Message));
        }

        if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is not YamlMappingNode root) return None;
        var places = new Dictionary<string, FilePlace>();
        var title = Scalar(root, "title");
        if (title is not null) places["title"] = PlaceOf(title);
        // An escape such as "\0" makes what the file itself can't hold.
        if (title?.Value is { } typed && InputLimits.FindUnusable(typed) >= 0) throw new CliException(CliText.Get("TextUnusable", path, PlaceOf(title).Line, PlaceOf(title).Column));
        return new FrontMatter(title?.Value, PublishAtOf(path, Scalar(root, "publishAt")), ChannelsOf(path, root, places), places);
    }

    private static DateTimeOffset? PublishAtOf(string path, YamlScalarNode? node)
    {
        if (string.IsNullOrWhiteSpace(node?.Value)) return null;
        // Without an offset the instant would depend on this machine.
        var hasOffset = node.Value.Length > 10 && (node.Value.EndsWith('Z') || node.Value.AsSpan(10).IndexOfAny('+', '-') >= 0);
        return hasOffset && DateTimeOffset.TryParse(node.Value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant
            : throw new CliException(CliText.Get("PublishAtBad", path, PlaceOf(node).Line, node.Value));
    }

    private static List<LintChannel> ChannelsOf(string path, YamlMappingNode root, Dictionary<string, FilePlace> places)
    {
        var channels = new List<LintChannel>();
        if (!root.Children.TryGetValue("channels", out var given)) return channels;
        foreach (var node in given is YamlSequenceNode list ? list.Children : [given])
        {
            var map = node as YamlMappingNode;
            var word = map is null ? node as YamlScalarNode : Scalar(map, "kind");
            if (!ChannelWords.TryParse(word?.Value, out var kind)) throw new CliException(CliText.Get("ChannelUnknown", path, PlaceOf(node).Line, word?.Value ?? node.ToString()));
            var handle = map is null ? null : Scalar(map, "handle");
            places[$"channels[{channels.Count}].handle"] = PlaceOf(handle ?? node);
            channels.Add(new LintChannel(kind, handle?.Value, map is null ? null : Scalar(map, "inn")?.Value));
        }

        return channels;
    }

    private static YamlScalarNode? Scalar(YamlMappingNode map, string key) => map.Children.TryGetValue(key, out var node) ? node as YamlScalarNode : null;

    private static FilePlace PlaceOf(YamlNode node) => new((int)node.Start.Line + LinesBefore, (int)node.Start.Column);
}
