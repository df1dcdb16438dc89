using System.Globalization;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Dashboards;

internal static class DashboardTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Dashboards.DashboardTexts", typeof(DashboardTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);

    public static string In(CultureInfo culture, string key) => Catalog.Get(culture, key);
}
