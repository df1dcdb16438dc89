using System.Globalization;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;

namespace ChannelScheduler.Web.Pages.Recurring;

/// <summary>When a series comes, as a form has it: sent, or shown again.</summary>
internal static class TypedRecurrence
{
    private const int DaysOfLongestMonth = 31;

    /// <param name="typed">All values of a field, trimmed or not.</param>
    /// <exception cref="ApiException">422: a date, a time or a number can't be read.</exception>
    public static RecurrenceModel Read(Func<string, IReadOnlyList<string>> typed)
    {
        var kind = One(typed, "kind") == nameof(RecurrenceKind.Monthly) ? RecurrenceKind.Monthly : RecurrenceKind.Weekly;
        return new RecurrenceModel(
            kind, Time(typed), Date(typed, "startsOn"), Date(typed, "endsOn"),
            Number(typed, kind == RecurrenceKind.Weekly ? "weeks" : "months", Recurrence.LongestInterval, "SeriesInterval", Recurrence.LongestInterval),
            kind == RecurrenceKind.Weekly ? [.. typed("weekdays").Select(name => Enum.TryParse<DayOfWeek>(name, out var day) ? day : throw ApiException.Invalid("WrongType", "weekdays", "weekdays"))] : [],
            kind == RecurrenceKind.Monthly ? Number(typed, "dayOfMonth", DaysOfLongestMonth, "SeriesDayOfMonth") : 1,
            One(typed, "skipHolidays").Length > 0, One(typed, "skipBreaks").Length > 0);
    }

    /// <summary>A series of these days, without words and stored by nobody.</summary>
    /// <inheritdoc cref="Read"/>
    public static PostSeries Series(Func<string, IReadOnlyList<string>> typed)
    {
        var rule = Read(typed);
        return new PostSeries
        {
            Title = "", Text = "", Kind = rule.Kind, Interval = rule.Interval, Weekdays = [.. rule.Weekdays ?? []], DayOfMonth = rule.DayOfMonth, TimeOfDay = rule.Time,
            StartsOn = rule.StartsOn, EndsOn = rule.EndsOn, SkipHolidays = rule.SkipHolidays, SkipBreaks = rule.SkipBreaks,
        };
    }

    private static string One(Func<string, IReadOnlyList<string>> typed, string name) => typed(name).FirstOrDefault("").Trim();

    private static DateOnly Date(Func<string, IReadOnlyList<string>> typed, string name) =>
        DateOnly.TryParseExact(One(typed, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 2000 and <= 2100 ? date : throw ApiException.Invalid("DateNeeded", name);

    private static TimeOnly Time(Func<string, IReadOnlyList<string>> typed) =>
        TimeOnly.TryParse(One(typed, "time"), CultureInfo.InvariantCulture, out var time) ? time : throw ApiException.Invalid("TimeNeeded", "time");

    private static int Number(Func<string, IReadOnlyList<string>> typed, string name, int most, string code, params object[] values) =>
        int.TryParse(One(typed, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most ? number : throw ApiException.Invalid(code, name, values);
}
