using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Start;

internal static class StartTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Start.StartTexts", typeof(StartTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
