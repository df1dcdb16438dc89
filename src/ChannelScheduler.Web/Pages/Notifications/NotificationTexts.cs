using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Notifications;

internal static class NotificationTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Notifications.NotificationTexts", typeof(NotificationTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
