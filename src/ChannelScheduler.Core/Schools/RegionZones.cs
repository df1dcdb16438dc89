namespace ChannelScheduler.Core.Schools;

/// <summary>
/// The time zone in which most people of a region live, by the region's two digits, with which its organisations' INN begin. A guess to start from: a region
/// of several zones is looked up in its capital.
/// </summary>
/// <remarks>Federal law 107-FZ of 3 June 2011, article 5, as it stands in 2026.</remarks>
public static class RegionZones
{
    private static readonly Dictionary<string, string> Zones = Table(
        ("Europe/Kaliningrad", "39"),
        ("Europe/Moscow", "01 05 06 07 08 09 10 11 12 13 15 16 20 21 23 26 29 31 32 33 34 35 36 37 40 43 44 46 47 48 50 51 52 53 57 58 60 61 62 67 68 69 71 76 77 78 83 91 92"),
        ("Europe/Samara", "18 30 63 64 73"),
        ("Asia/Yekaterinburg", "02 45 56 59 66 72 74 86 89"),
        ("Asia/Omsk", "55"),
        ("Asia/Novosibirsk", "04 22 54 70"),
        ("Asia/Krasnoyarsk", "17 19 24 42"),
        ("Asia/Irkutsk", "03 38"),
        ("Asia/Yakutsk", "14 28 75"),
        ("Asia/Vladivostok", "25 27 79"),
        ("Asia/Magadan", "49 65"),
        ("Asia/Kamchatka", "41 87"));

    /// <summary>Every zone of the country, from west to east.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Zones.Values.Distinct()];

    /// <returns>An IANA zone; null for a region that is not in the table.</returns>
    public static string? Of(string? region) => region is not null ? Zones.GetValueOrDefault(region.Trim()) : null;

    private static Dictionary<string, string> Table(params (string Zone, string Regions)[] rows) =>
        rows.SelectMany(row => row.Regions.Split(' ').Select(region => (region, row.Zone))).ToDictionary(one => one.region, one => one.Zone, StringComparer.Ordinal);
}
