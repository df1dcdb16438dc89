using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Bots;

internal static class BotPageTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Bots.BotPageTexts", typeof(BotPageTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
