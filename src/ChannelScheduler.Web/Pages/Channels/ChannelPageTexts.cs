using System.Globalization;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Channels;

/// <summary>Words of the pages about channels.</summary>
internal static class ChannelPageTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Channels.ChannelPageTexts", typeof(ChannelPageTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);

    /// <summary>The day of an instant as the school's people read it.</summary>
    public static string Day(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
