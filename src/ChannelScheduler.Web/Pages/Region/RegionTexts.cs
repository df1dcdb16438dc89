using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Region;

/// <summary>Words of the list of schools, of its file and of reminders.</summary>
internal static class RegionTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Region.RegionTexts", typeof(RegionTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
