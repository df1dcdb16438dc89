using System.Globalization;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Web.Pages.Posts.Composer;

/// <summary>Zones by the cities that people know.</summary>
internal static class ZoneNames
{
    private const string Moscow = "Europe/Moscow";

    private static readonly HashSet<string> Cities = new(StringComparer.Ordinal)
    {
        "Europe/Kaliningrad", "Europe/Moscow", "Europe/Kirov", "Europe/Volgograd", "Europe/Samara", "Europe/Saratov", "Europe/Ulyanovsk", "Europe/Astrakhan", "Asia/Yekaterinburg", "Asia/Omsk",
        "Asia/Novosibirsk", "Asia/Tomsk", "Asia/Barnaul", "Asia/Krasnoyarsk", "Asia/Irkutsk", "Asia/Yakutsk", "Asia/Chita", "Asia/Vladivostok", "Asia/Sakhalin", "Asia/Magadan", "Asia/Kamchatka",
    };

    /// <summary><c>09:00 Владивосток = 02:00 Москва</c>, with the device's own zone when its clock shows yet another time.</summary>
    /// <returns>Null when everybody's clock shows the same.</returns>
    public static string? Compare(DateTimeOffset at, TimeZoneInfo school, string? deviceZone)
    {
        var times = new List<string> { Shown(at, school, City(school.Id)) };
        var moscow = TimeZoneInfo.FindSystemTimeZoneById(Moscow);
        if (Differ(at, school, moscow)) times.Add(Shown(at, moscow, City(Moscow)));
        if (deviceZone is not null && ZoneIds.TryFind(deviceZone, out var device) && Differ(at, school, device) && Differ(at, moscow, device))
            times.Add(Shown(at, device, ComposerTexts.Get("YourDevice", City(deviceZone))));
        return times.Count > 1 ? string.Join(" = ", times) : null;
    }

    /// <summary>The city's name; of a zone outside Russia the last part of its id.</summary>
    public static string City(string zone) => Cities.Contains(zone) ? ComposerTexts.Get("City." + zone) : zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');

    private static bool Differ(DateTimeOffset at, TimeZoneInfo one, TimeZoneInfo other) => one.GetUtcOffset(at) != other.GetUtcOffset(at);

    private static string Shown(DateTimeOffset at, TimeZoneInfo zone, string name) => $"{TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture)} {name}";
}
