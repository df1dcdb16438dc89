using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Posts.Importing;

/// <summary>Kinds of channels as people list them: <c>max, госпаблик</c>.</summary>
public static class ChannelList
{
    private static readonly Dictionary<string, ChannelKind> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["max"] = ChannelKind.MaxPublic, ["maxPublic"] = ChannelKind.MaxPublic, ["макс"] = ChannelKind.MaxPublic,
        ["gospublic"] = ChannelKind.Gospublic, ["vk"] = ChannelKind.Gospublic, ["вк"] = ChannelKind.Gospublic, ["госпаблик"] = ChannelKind.Gospublic,
        ["closed"] = ChannelKind.SferumClosed, ["sferumClosed"] = ChannelKind.SferumClosed, ["закрытый"] = ChannelKind.SferumClosed, ["сферум"] = ChannelKind.SferumClosed,
    };

    private static readonly char[] Separators = [',', ';', '+', '/', '|', ' ', '\n', '\t'];

    /// <param name="unknown">The first word that names no kind; null when all do.</param>
    /// <returns>Each kind once; empty when nothing is named.</returns>
    public static IReadOnlyList<ChannelKind> Parse(string text, out string? unknown)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        unknown = words.FirstOrDefault(word => !Words.ContainsKey(word));
        return [.. words.Where(Words.ContainsKey).Select(word => Words[word]).Distinct()];
    }
}
