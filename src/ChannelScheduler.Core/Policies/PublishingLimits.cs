using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Policies;

/// <summary>What the networks can carry, and the rhythm in which a school publishes: <c>policies/publishing.yaml</c>.</summary>
public sealed class PublishingLimits
{
    private readonly PublishingYaml _yaml;

    private PublishingLimits(PublishingYaml yaml, IReadOnlyDictionary<ChannelKind, LengthLimit> lengths, IReadOnlyDictionary<ChannelKind, PictureLimit> pictures) =>
        (_yaml, Lengths, Pictures) = (yaml, lengths, pictures);

    public IReadOnlyDictionary<ChannelKind, LengthLimit> Lengths { get; }

    public IReadOnlyDictionary<ChannelKind, PictureLimit> Pictures { get; }

    /// <summary>From the MAX post to the same news in the network.</summary>
    public required TimeSpan Delay { get; init; }

    public required WeeklyQuota Week { get; init; }

    public required DuplicateWindow Duplicates { get; init; }

    /// <summary>Two posts in one channel nearer than this crowd each other.</summary>
    public required TimeSpan Crowded { get; init; }

    /// <summary>Hours of the school's day in which people sleep.</summary>
    public required QuietHours Night { get; init; }

    /// <summary>A post in the gospublic is expected to link to the school's public MAX channel.</summary>
    public required bool MaxLinkInPosts { get; init; }

    public required PlanReminders Reminders { get; init; }

    internal static PublishingLimits Load(string path)
    {
        var yaml = PolicyYaml.Read<PublishingYaml>(path);
        var lengths = new Dictionary<ChannelKind, LengthLimit>();
        foreach (var kind in Enum.GetValues<ChannelKind>())
        {
            if (!yaml.Lengths.TryGetValue(kind, out var limit) || limit is not { Error: > 0 }) throw PolicyYaml.Missing(path, $"lengths.{kind}.error");
            lengths[kind] = new LengthLimit(limit.Error, limit.Warning);
        }

        return Of(yaml, lengths, PictureLimit.AllOf(yaml.Pictures, path), path, 0);
    }

    /// <summary>With what a region says on top; lengths and pictures are the networks' own and stay.</summary>
    /// <exception cref="PolicyFileException">A value of the region's is out of its range.</exception>
    internal PublishingLimits With(PublishingYaml region, string path) => Of(region.Over(_yaml), Lengths, Pictures, path, region.Line);

    private static PublishingLimits Of(
        PublishingYaml yaml, IReadOnlyDictionary<ChannelKind, LengthLimit> lengths, IReadOnlyDictionary<ChannelKind, PictureLimit> pictures, string path, int line) => new(yaml, lengths, pictures)
    {
        Delay = yaml.DelayHours is { } hours and >= 0 and <= 168 ? TimeSpan.FromHours(hours) : throw PolicyYaml.Missing(path, "delayHours (0–168)", line),
        Week = yaml.Week is { Least: >= 0, AdviseFrom: { } from, FullWeek: >= 0 and <= 7 } week && week.Most >= week.Least
            ? new WeeklyQuota(week.Least, week.Most, from, week.FullWeek)
            : throw PolicyYaml.Missing(path, "week {least, most >= least, adviseFrom, fullWeek 0–7}", yaml.Week?.Line ?? line),
        Duplicates = yaml.Duplicates is { Days: > 0, Likeness: > 0 and <= 1 } duplicates
            ? new DuplicateWindow(duplicates.Days, duplicates.Likeness)
            : throw PolicyYaml.Missing(path, "duplicates {days > 0, likeness 0–1}", yaml.Duplicates?.Line ?? line),
        Crowded = yaml.CrowdedMinutes is { } minutes and >= 0 ? TimeSpan.FromMinutes(minutes) : throw PolicyYaml.Missing(path, "crowdedMinutes", line),
        Night = yaml.Night is { From: { } dusk, To: { } dawn } ? new QuietHours(dusk, dawn) : throw PolicyYaml.Missing(path, "night {from, to}", yaml.Night?.Line ?? line),
        MaxLinkInPosts = yaml.MaxLinkInPosts ?? false,
        Reminders = yaml.Reminders switch
        {
            null => PlanReminders.Default,
            { From: { } morning, QuotaSchoolDays: >= 0 and <= 7, QueueDays: >= 0 and <= 31 } reminders => new PlanReminders(morning, reminders.QuotaSchoolDays, reminders.QueueDays),
            _ => throw PolicyYaml.Missing(path, "reminders {from, quotaSchoolDays 0–7, queueDays 0–31}", yaml.Reminders.Line),
        },
    };
}

/// <summary>The longest text, in UTF-16 units, that still passes without an error or a warning.</summary>
public sealed record LengthLimit(int Error, int? Warning);
