using System.Globalization;

namespace ChannelScheduler.Core.Schools.Importing;

/// <summary>A time zone as tables have it: <c>Asia/Omsk</c>, or <c>МСК+3</c> where the region says which of several zones that is.</summary>
public static class SchoolZoneText
{
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    /// <param name="text">Empty takes the zone of the region.</param>
    /// <param name="region">Two digits; null where it could not be read.</param>
    /// <returns>An IANA zone; null when there is none.</returns>
    public static string? Find(string text, string? region)
    {
        ArgumentNullException.ThrowIfNull(text);
        var guess = RegionZones.Of(region);
        if (text.Length == 0) return guess;
        if (RegionZones.All.FirstOrDefault(zone => string.Equals(zone, text, StringComparison.OrdinalIgnoreCase)) is { } known) return known;
        if (ZoneIds.TryFind(text, out var named)) return named.Id;
        if (OffsetOf(text) is not { } offset) return null;
        var fitting = RegionZones.All.Where(zone => TimeZoneInfo.FindSystemTimeZoneById(zone).BaseUtcOffset == offset).ToList();
        return guess is not null && fitting.Contains(guess) ? guess : fitting is [var only] ? only : null;
    }

    private static TimeSpan? OffsetOf(string text)
    {
        var plain = text.Replace(" ", "", StringComparison.Ordinal).Replace('−', '-').ToUpperInvariant();
        var (start, from) = plain.StartsWith("МСК", StringComparison.Ordinal) || plain.StartsWith("MSK", StringComparison.Ordinal) ? (3, Moscow) : plain.StartsWith("UTC", StringComparison.Ordinal) ? (3, TimeSpan.Zero) : (0, TimeSpan.Zero);
        if (start == 0) return null;
        if (plain.Length == start) return from;
        return int.TryParse(plain[start..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var hours) && Math.Abs(hours) <= 14 ? from + TimeSpan.FromHours(hours) : null;
    }
}
