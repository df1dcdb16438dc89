using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.People;

internal static class PeopleTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.People.PeopleTexts", typeof(PeopleTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);

    public static string Get(System.Globalization.CultureInfo language, string key, params object?[] values) => Catalog.Get(language, key, values);
}
