using System.Globalization;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Dashboards;

internal static class DashboardTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Dashboards.DashboardTexts", typeof(DashboardTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);

    public static string StatusOf(PublicationStatus status) => Get("Status." + status);

    /// <summary>An instant on the wall clock of a zone, with the zone's offset: the reader may sit elsewhere.</summary>
    public static string At(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return $"{local.ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture)} (UTC{local.ToString("zzz", CultureInfo.InvariantCulture)})";
    }
}
