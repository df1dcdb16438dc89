using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Core.Schools.Importing;

/// <summary>What is said about tables of schools, in SchoolImportTexts.resx.</summary>
public static class SchoolImportTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Core.Schools.Importing.SchoolImportTexts", typeof(SchoolImportTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
