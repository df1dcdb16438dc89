using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Calendar;

/// <summary>Words of the calendar.</summary>
internal static class CalendarTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Calendar.CalendarTexts", typeof(CalendarTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
