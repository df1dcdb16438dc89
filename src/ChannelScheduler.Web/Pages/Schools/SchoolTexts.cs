using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Schools;

internal static class SchoolTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Schools.SchoolTexts", typeof(SchoolTexts).Assembly);

    /// <summary>The zones of Russia, from west to east.</summary>
    public static IReadOnlyList<string> Zones { get; } = ["Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Novosibirsk",
        "Asia/Krasnoyarsk", "Asia/Irkutsk", "Asia/Yakutsk", "Asia/Vladivostok", "Asia/Magadan", "Asia/Kamchatka"];

    public static string Zone(string zone) => Zones.Contains(zone) ? Get("Zone." + zone) : zone;

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
