using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Importing;

internal static class ImportPageTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Importing.ImportPageTexts", typeof(ImportPageTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
