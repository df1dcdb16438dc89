using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Profile;

internal static class ProfileTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Profile.ProfileTexts", typeof(ProfileTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
