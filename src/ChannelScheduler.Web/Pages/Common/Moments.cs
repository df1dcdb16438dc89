using System.Globalization;

namespace ChannelScheduler.Web.Pages.Common;

/// <summary>Instants as people read them.</summary>
internal static class Moments
{
    /// <summary><c>24 декабря 2026, 09:30 (UTC+5)</c>.</summary>
    public static string Text(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return $"{local.ToString("d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture)} (UTC{Offset(local.Offset)})";
    }

    /// <summary>The last whole day before an end at midnight, <c>22 декабря 2026</c>; null for an end within a day.</summary>
    public static string? LastDay(DateTimeOffset end, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(end, zone);
        return local.TimeOfDay == TimeSpan.Zero ? local.AddDays(-1).ToString("d MMMM yyyy", CultureInfo.CurrentCulture) : null;
    }

    /// <summary>For a date field: <c>2026-12-24</c>.</summary>
    public static string? Date(DateTimeOffset? instant, TimeZoneInfo zone) => instant is { } at ? TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>For a time field: <c>09:30</c>.</summary>
    public static string? Time(DateTimeOffset? instant, TimeZoneInfo zone) => instant is { } at ? TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture) : null;

    /// <summary><c>UTC+5</c>, as it is at this instant.</summary>
    public static string Zone(TimeZoneInfo zone, DateTimeOffset at) => "UTC" + Offset(zone.GetUtcOffset(at));

    /// <summary>A time of this zone's wall clock; null in an hour that it skips.</summary>
    public static DateTimeOffset? At(DateTime wall, TimeZoneInfo zone) => zone.IsInvalidTime(wall) ? null : new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();

    private static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + Math.Abs(offset.Hours).ToString(CultureInfo.InvariantCulture) + (offset.Minutes == 0 ? "" : $":{Math.Abs(offset.Minutes):00}");
}
