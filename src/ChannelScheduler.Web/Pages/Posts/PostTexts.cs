using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Posts;

internal static class PostTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Posts.PostTexts", typeof(PostTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
