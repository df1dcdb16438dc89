using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Core.Posts.Importing;

/// <summary>What is said about uploads, in ImportTexts.resx.</summary>
public static class ImportTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Core.Posts.Importing.ImportTexts", typeof(ImportTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
