using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Linting;

/// <summary>The short names of channel kinds on the command line and in front matter.</summary>
internal static class ChannelWords
{
    public static IReadOnlyDictionary<string, ChannelKind> All { get; } = new Dictionary<string, ChannelKind>(StringComparer.OrdinalIgnoreCase)
    {
        ["max"] = ChannelKind.MaxPublic,
        ["gospublic"] = ChannelKind.Gospublic,
        ["closed"] = ChannelKind.SferumClosed,
    };

    // The REST contract's names work too: people copy them.
    public static bool TryParse(string? word, out ChannelKind kind) =>
        All.TryGetValue(word ?? "", out kind) || (Enum.TryParse(word, ignoreCase: true, out kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(word![0]));

    /// <summary>Null when none is given: the file decides then.</summary>
    public static IReadOnlyList<LintChannel>? ToChannels(string[] words) =>
        words.Length == 0 ? null : [.. words.Select(word => new LintChannel(All[word]))];
}
