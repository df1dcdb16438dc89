using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies;

/// <summary>What a network carries of pictures.</summary>
/// <param name="Count">Most pictures in one post.</param>
/// <param name="Bytes">The heaviest picture.</param>
/// <param name="Types">Content types.</param>
/// <param name="Side">The longest side in pixels; null where the network names no such limit.</param>
/// <param name="SidesTogether">Width plus height in pixels.</param>
/// <param name="Aspect">How many times longer the longer side may be.</param>
public sealed record PictureLimit(int Count, long Bytes, IReadOnlyList<string> Types, int? Side, int? SidesTogether, int? Aspect)
{
    public const long Megabyte = 1024 * 1024;

    internal static IReadOnlyDictionary<ChannelKind, PictureLimit> AllOf(Dictionary<ChannelKind, PictureLimitYaml> yaml, string path) => Enum.GetValues<ChannelKind>().ToDictionary(
        kind => kind,
        kind => yaml.GetValueOrDefault(kind) is { Count: > 0, Megabytes: > 0, Types.Count: > 0 } limit
            ? new PictureLimit(limit.Count, limit.Megabytes * Megabyte, limit.Types, limit.Side, limit.SidesTogether, limit.Aspect)
            : throw PolicyYaml.Missing(path, $"pictures.{kind}: count, megabytes, types"));
}

/// <summary>The same as it stands in <c>publishing.yaml</c>.</summary>
internal sealed class PictureLimitYaml
{
    public int Count { get; set; }

    public int Megabytes { get; set; }

    public List<string> Types { get; set; } = [];

    public int? Side { get; set; }

    public int? SidesTogether { get; set; }

    public int? Aspect { get; set; }
}
