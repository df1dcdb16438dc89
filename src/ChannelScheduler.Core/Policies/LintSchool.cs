using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Policies;

/// <summary>What is known of the school and of what else it publishes. The rules of publishing compare a post with these facts and with nothing else.</summary>
public sealed record LintSchool
{
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The region's code, for its calendar; null takes the country's.</summary>
    public string? Region { get; init; }

    public string? Inn { get; init; }

    /// <summary>The hours in which the school wants no followers; null when nobody looked.</summary>
    public QuietHours? QuietHours { get; init; }

    /// <summary>The kinds of channel that the school has, whether or not this post goes there.</summary>
    public IReadOnlyCollection<ChannelKind> ChannelKinds { get; init; } = [];

    /// <summary>From the confirmed MAX post to the gospublic, as the server is set; null where no server publishes.</summary>
    public TimeSpan? FollowerDelay { get; init; }

    /// <summary>The school's other posts that are out or on their way, near in time; this one is not among them. Null when nobody looked.</summary>
    public IReadOnlyList<OtherPost>? OtherPosts { get; init; }

    /// <summary>The instant on the school's own wall clock.</summary>
    public DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant));

    /// <summary>As people at the school read a time, whatever their language.</summary>
    public string Show(DateTimeOffset instant) => Local(instant).ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture);
}
