using System.Globalization;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Posts.Importing;

/// <summary>A planned time as people and Excel write it: ISO, or day.month.year; by the clock on the school's wall unless it says its own offset.</summary>
public static class WallTimeText
{
    private static readonly string[] Dates = ["d.M.yyyy", "yyyy-MM-dd"];
    private static readonly string[] Times = ["H:mm", "H:mm:ss"];

    // Excel shows "24.12.2026 9:00", ISO puts a T between.
    private static readonly string[] Whole = [.. from date in Dates from time in Times from gap in new[] { " ", "'T'" } select date + gap + time];

    /// <summary>Date and time in one, or in two cells.</summary>
    /// <param name="time">Null or empty when <paramref name="date"/> holds both.</param>
    /// <returns>False when it can't be read, or names a time that the zone skips.</returns>
    public static bool TryParse(string date, string? time, TimeZoneInfo zone, out DateTimeOffset instant)
    {
        ArgumentNullException.ThrowIfNull(date);
        instant = default;
        var text = string.Join(' ', date.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (!string.IsNullOrWhiteSpace(time))
        {
            // Excel adds midnight to a cell of days.
            if (text.EndsWith(" 0:00", StringComparison.Ordinal) || text.EndsWith(" 00:00", StringComparison.Ordinal)) text = text[..text.IndexOf(' ', StringComparison.Ordinal)];
            text = $"{text} {time.Trim()}";
        }
        if (HasOffset(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var own))
        {
            instant = own.ToUniversalTime().TruncateToMilliseconds();
            return true;
        }
        if (!DateTime.TryParseExact(text, Whole, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) || zone.IsInvalidTime(wall)) return false;
        instant = WallClock.ToInstant(wall, zone).TruncateToMilliseconds();
        return true;
    }

    // Of ISO only: "24.12.2026 09:00 +3" is nobody's way to write it.
    private static bool HasOffset(string text) =>
        text.Length > 16 && text[4] == '-' && (text.EndsWith('Z') || text.AsSpan(10).IndexOfAny('+', '-') >= 0);
}
