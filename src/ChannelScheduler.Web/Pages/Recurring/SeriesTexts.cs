using System.Globalization;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Recurring;

internal static class SeriesTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Recurring.SeriesTexts", typeof(SeriesTexts).Assembly);

    /// <summary>As a week runs in Russia.</summary>
    public static IReadOnlyList<DayOfWeek> Week { get; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);

    /// <summary><c>понедельник, 24 декабря 2026</c>.</summary>
    public static string Day(DateOnly date) => date.ToString("dddd, d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>The rule in one sentence.</summary>
    public static string Rule(PostSeries series, School school)
    {
        ArgumentNullException.ThrowIfNull(series);
        var time = series.TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture);
        var days = series.Kind == RecurrenceKind.Weekly
            ? string.Join(", ", Week.Where(series.Weekdays.Contains).Select(day => Get("Short." + day)))
            : Get("OnDay", series.DayOfMonth);
        var every = series.Interval == 1 ? Get("Every." + series.Kind) : Get("EveryN." + series.Kind, series.Interval);
        return Get("Rule", every, days, time, school.TimeZone, series.StartsOn.ToString("d MMMM yyyy", CultureInfo.CurrentCulture), series.EndsOn.ToString("d MMMM yyyy", CultureInfo.CurrentCulture));
    }

    public static string Why(PlannedOccurrence day) => day.LeftOut == LeftOut.Holiday ? Get("LeftOut.Holiday", day.Holiday!.Current) : Get("LeftOut.Break");
}
