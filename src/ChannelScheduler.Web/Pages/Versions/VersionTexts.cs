using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Versions;

/// <summary>Words of a post's versions and of what made an approval void.</summary>
internal static class VersionTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Versions.VersionTexts", typeof(VersionTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
