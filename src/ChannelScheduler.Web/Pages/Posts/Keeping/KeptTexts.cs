using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Posts.Keeping;

internal static class KeptTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Posts.Keeping.KeptTexts", typeof(KeptTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
