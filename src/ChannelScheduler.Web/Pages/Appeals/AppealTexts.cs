using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Appeals;

internal static class AppealTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Appeals.AppealTexts", typeof(AppealTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);

    public static string ToneOf(AppealState state) => state switch { AppealState.Sent => "wait", AppealState.Answered => "good", _ => "" };
}
