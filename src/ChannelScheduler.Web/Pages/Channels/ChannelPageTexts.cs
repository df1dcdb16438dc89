using System.Globalization;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Channels;

/// <summary>Words of the pages about channels.</summary>
internal static class ChannelPageTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Channels.ChannelPageTexts", typeof(ChannelPageTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);

    /// <summary>An instant as the school's people read it.</summary>
    public static string At(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
