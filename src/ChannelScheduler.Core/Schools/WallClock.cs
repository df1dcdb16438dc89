namespace ChannelScheduler.Core.Schools;

/// <summary>The hands of a clock on a school's wall, as an instant.</summary>
public static class WallClock
{
    /// <param name="wall">Date and time of day in the zone.</param>
    /// <returns>In UTC. Where a change of the zone skips this time, the first minute after the gap; where it comes twice, the second one.</returns>
    public static DateTimeOffset ToInstant(DateTime wall, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        while (zone.IsInvalidTime(wall)) wall = wall.AddMinutes(1);
        return new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
    }

    /// <summary>The day that it is on the wall.</summary>
    public static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
