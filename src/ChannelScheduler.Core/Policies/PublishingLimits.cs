using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies;

/// <summary>What the networks can carry: <c>policies/publishing.yaml</c>.</summary>
public sealed class PublishingLimits
{
    private PublishingLimits(IReadOnlyDictionary<ChannelKind, LengthLimit> lengths, IReadOnlyDictionary<ChannelKind, PictureLimit> pictures)
    {
        Lengths = lengths;
        Pictures = pictures;
    }

    public IReadOnlyDictionary<ChannelKind, LengthLimit> Lengths { get; }

    public IReadOnlyDictionary<ChannelKind, PictureLimit> Pictures { get; }

    internal static PublishingLimits Load(string path)
    {
        var yaml = PolicyYaml.Read<PublishingYaml>(path);
        var lengths = new Dictionary<ChannelKind, LengthLimit>();
        foreach (var kind in Enum.GetValues<ChannelKind>())
        {
            if (!yaml.Lengths.TryGetValue(kind, out var limit) || limit is not { Error: > 0 }) throw PolicyYaml.Missing(path, $"lengths.{kind}.error");
            lengths[kind] = new LengthLimit(limit.Error, limit.Warning);
        }

        return new PublishingLimits(lengths, PictureLimit.AllOf(yaml.Pictures, path));
    }

    private sealed class PublishingYaml
    {
        public Dictionary<ChannelKind, LimitYaml?> Lengths { get; set; } = [];

        public Dictionary<ChannelKind, PictureLimitYaml?> Pictures { get; set; } = [];
    }

    private sealed class LimitYaml
    {
        public int Error { get; set; }

        public int? Warning { get; set; }
    }
}

/// <summary>The longest text, in UTF-16 units, that still passes without an error or a warning.</summary>
public sealed record LengthLimit(int Error, int? Warning);
