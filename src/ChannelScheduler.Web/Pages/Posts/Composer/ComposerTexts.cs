using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Posts.Composer;

internal static class ComposerTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Posts.Composer.ComposerTexts", typeof(ComposerTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
