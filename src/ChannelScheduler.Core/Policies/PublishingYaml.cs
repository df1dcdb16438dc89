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

    public double? DelayHours { get; set; }

    public WeekYaml? Week { get; set; }

    public DuplicatesYaml? Duplicates { get; set; }

    public int? CrowdedMinutes { get; set; }

    public NightYaml? Night { get; set; }

    public bool? MaxLinkInPosts { get; set; }

    public RemindersYaml? Reminders { get; set; }

    /// <summary>This, read in a region's file, on top of what holds everywhere.</summary>
    public PublishingYaml Over(PublishingYaml everywhere) => new()
    {
        Lengths = everywhere.Lengths,
        Pictures = everywhere.Pictures,
        MaxLinkInPosts = MaxLinkInPosts ?? everywhere.MaxLinkInPosts,
        DelayHours = DelayHours ?? everywhere.DelayHours,
        Week = Week ?? everywhere.Week,
        Duplicates = Duplicates ?? everywhere.Duplicates,
        CrowdedMinutes = CrowdedMinutes ?? everywhere.CrowdedMinutes,
        Night = Night ?? everywhere.Night,
        Reminders = Reminders ?? everywhere.Reminders,
    };

    internal sealed class LimitYaml
    {
        public int Error { get; set; }

        public int? Warning { get; set; }
    }

    internal sealed class WeekYaml : Located
    {
        public int Least { get; set; } = -1;

        public int Most { get; set; } = -1;

        public DayOfWeek? AdviseFrom { get; set; }

        public int FullWeek { get; set; } = -1;
    }

    internal sealed class DuplicatesYaml : Located
    {
        public int Days { get; set; }

        public double Likeness { get; set; }
    }

    internal sealed class RemindersYaml : Located
    {
        public TimeOnly? From { get; set; }

        public int QuotaSchoolDays { get; set; } = -1;

        public int QueueDays { get; set; } = -1;
    }

    internal sealed class NightYaml : Located
    {
        public TimeOnly? From { get; set; }

        public TimeOnly? To { get; set; }
    }
}
