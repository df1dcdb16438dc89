using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Schools.Importing;

/// <summary>Words of the pages that take schools from a table.</summary>
internal static class SchoolImportPageTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Schools.Importing.SchoolImportPageTexts", typeof(SchoolImportPageTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
