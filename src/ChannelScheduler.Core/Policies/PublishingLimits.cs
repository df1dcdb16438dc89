using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Policies;

/// <summary>What the networks can carry, and the rhythm in which a school publishes: <c>policies/publishing.yaml</c>.</summary>
public sealed class PublishingLimits
{
    private readonly PublishingYaml _yaml;

    private PublishingLimits(PublishingYaml yaml, IReadOnlyDictionary<ChannelKind, LengthLimit> lengths, string path)
    {
        _yaml = yaml;
        Lengths = lengths;
        MaxLinkInPosts = yaml.MaxLinkInPosts ?? false;
        Delay = yaml.DelayHours is { } hours and >= 0 and <= 168 ? TimeSpan.FromHours(hours) : throw PolicyYaml.Missing(path, "delayHours (0–168)");
        Week = yaml.Week is { Least: >= 0, AdviseFrom: { } from, FullWeek: >= 0 and <= 7 } week && week.Most >= week.Least
            ? new WeeklyQuota(week.Least, week.Most, from, week.FullWeek)
            : throw PolicyYaml.Missing(path, "week {least, most >= least, adviseFrom, fullWeek 0–7}", yaml.Week?.Line ?? 0);
        Duplicates = yaml.Duplicates is { Days: > 0, Likeness: > 0 and <= 1 } duplicates
            ? new DuplicateWindow(duplicates.Days, duplicates.Likeness)
            : throw PolicyYaml.Missing(path, "duplicates {days > 0, likeness 0–1}", yaml.Duplicates?.Line ?? 0);
        Crowded = yaml.CrowdedMinutes is { } minutes and >= 0 ? TimeSpan.FromMinutes(minutes) : throw PolicyYaml.Missing(path, "crowdedMinutes");
        Night = yaml.Night is { From: { } dusk, To: { } dawn } ? new QuietHours(dusk, dawn) : throw PolicyYaml.Missing(path, "night {from, to}", yaml.Night?.Line ?? 0);
    }

    public IReadOnlyDictionary<ChannelKind, LengthLimit> Lengths { get; }

    /// <summary>A post in the gospublic is expected to link to the school's public MAX channel.</summary>
    public bool MaxLinkInPosts { get; }

    /// <summary>From the MAX post to the same news in the network.</summary>
    public TimeSpan Delay { get; }

    public WeeklyQuota Week { get; }

    public DuplicateWindow Duplicates { get; }

    /// <summary>Two posts in one channel nearer than this crowd each other.</summary>
    public TimeSpan Crowded { get; }

    /// <summary>Hours of the school's day in which people sleep.</summary>
    public QuietHours Night { get; }

    internal static PublishingLimits Load(string path)
    {
        var yaml = PolicyYaml.Read<PublishingYaml>(path);
        var lengths = new Dictionary<ChannelKind, LengthLimit>();
        foreach (var kind in Enum.GetValues<ChannelKind>())
        {
            if (!yaml.Lengths.TryGetValue(kind, out var limit) || limit is not { Error: > 0 }) throw PolicyYaml.Missing(path, $"lengths.{kind}.error");
            lengths[kind] = new LengthLimit(limit.Error, limit.Warning);
        }

        return new PublishingLimits(yaml, lengths, path);
    }

    /// <summary>With what a region says on top; the lengths are the networks' own and stay.</summary>
    /// <param name="path">The region's file.</param>
    internal PublishingLimits With(PublishingYaml region, string path) => new(region.Over(_yaml), Lengths, path);
}

/// <summary>The longest text, in UTF-16 units, that still passes without an error or a warning.</summary>
public sealed record LengthLimit(int Error, int? Warning);
