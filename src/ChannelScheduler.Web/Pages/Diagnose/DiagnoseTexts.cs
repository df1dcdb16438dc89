using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Diagnose;

internal static class DiagnoseTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Diagnose.DiagnoseTexts", typeof(DiagnoseTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
