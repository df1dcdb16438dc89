using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies.Yaml;

namespace ChannelScheduler.Core.Policies;

/// <summary>
/// The shape of <c>policies/publishing.yaml</c>, and of <c>publishing</c> in a region's file: there, what is left out stays as it is everywhere. So each key
/// but lengths and pictures can be left out (is nullable), and stands in <see cref="Over"/>.
/// </summary>
internal sealed class PublishingYaml : Located
{
    public Dictionary<ChannelKind, LimitYaml> Lengths { get; set; } = [];

    public Dictionary<ChannelKind, PictureLimitYaml> Pictures { get; set; } = [];

    public bool? MaxLinkInPosts { get; set; }

    /// <summary>This, read in a region's file, on top of what holds everywhere.</summary>
    public PublishingYaml Over(PublishingYaml everywhere) => new()
    {
        Lengths = everywhere.Lengths,
        Pictures = everywhere.Pictures,
        MaxLinkInPosts = MaxLinkInPosts ?? everywhere.MaxLinkInPosts,
    };

    internal sealed class LimitYaml
    {
        public int Error { get; set; }

        public int? Warning { get; set; }
    }
}
