using System.Globalization;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages;

internal static class PageTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.PageTexts", typeof(PageTexts).Assembly);

    public static string OtherCulture => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "ru" : "en";

    public static string Get(string key) => Catalog.Get(key);
}
