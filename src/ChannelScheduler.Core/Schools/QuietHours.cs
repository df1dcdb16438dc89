namespace ChannelScheduler.Core.Schools;

/// <summary>
/// The hours of a school's day in which a follower does not go out, by the school's own wall clock.
/// <paramref name="From"/> is inside, <paramref name="To"/> is the first minute outside; equal means "none".
/// </summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    public static readonly QuietHours Default = new(new TimeOnly(21, 0), new TimeOnly(8, 0));

    /// <summary>The instant itself, or the first minute outside the quiet hours after it.</summary>
    public DateTimeOffset NextAllowed(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        var time = TimeOnly.FromDateTime(local);
        if (!Contains(time)) return instant;
        var day = time < To ? local.Date : local.Date.AddDays(1);
        return WallClock.ToInstant(day + To.ToTimeSpan(), zone);
    }

    public bool Contains(TimeOnly time) => From != To && (From < To ? time >= From && time < To : time >= From || time < To);
}
