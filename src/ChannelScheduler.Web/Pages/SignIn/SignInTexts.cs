using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.SignIn;

internal static class SignInTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.SignIn.SignInTexts", typeof(SignInTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
