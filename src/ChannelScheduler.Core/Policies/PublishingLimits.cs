using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies;

/// <summary>What the networks can carry and how a school publishes: <c>policies/publishing.yaml</c>.</summary>
public sealed class PublishingLimits
{
    private readonly PublishingYaml _yaml;

    private PublishingLimits(PublishingYaml yaml, IReadOnlyDictionary<ChannelKind, LengthLimit> lengths, IReadOnlyDictionary<ChannelKind, PictureLimit> pictures)
    {
        _yaml = yaml;
        Lengths = lengths;
        Pictures = pictures;
        MaxLinkInPosts = yaml.MaxLinkInPosts ?? false;
    }

    public IReadOnlyDictionary<ChannelKind, LengthLimit> Lengths { get; }

    public IReadOnlyDictionary<ChannelKind, PictureLimit> Pictures { get; }

    /// <summary>A post in the gospublic is expected to link to the school's public MAX channel.</summary>
    public bool MaxLinkInPosts { get; }

    internal static PublishingLimits Load(string path)
    {
        var yaml = PolicyYaml.Read<PublishingYaml>(path);
        var lengths = new Dictionary<ChannelKind, LengthLimit>();
        foreach (var kind in Enum.GetValues<ChannelKind>())
        {
            if (!yaml.Lengths.TryGetValue(kind, out var limit) || limit is not { Error: > 0 }) throw PolicyYaml.Missing(path, $"lengths.{kind}.error");
            lengths[kind] = new LengthLimit(limit.Error, limit.Warning);
        }

        return new PublishingLimits(yaml, lengths, PictureLimit.AllOf(yaml.Pictures, path));
    }

    /// <summary>With what a region says on top; lengths and pictures are the networks' own and stay.</summary>
    internal PublishingLimits With(PublishingYaml region) => new(region.Over(_yaml), Lengths, Pictures);
}

/// <summary>The longest text, in UTF-16 units, that still passes without an error or a warning.</summary>
public sealed record LengthLimit(int Error, int? Warning);
