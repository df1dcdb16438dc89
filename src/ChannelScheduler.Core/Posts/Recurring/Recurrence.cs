namespace ChannelScheduler.Core.Posts.Recurring;

/// <summary>On which days something comes again. Days only: which instant a day's time is, the school's zone says.</summary>
/// <param name="Interval">1 for every week or month, 2 for every second one, counted from that of <paramref name="StartsOn"/>; weeks begin on Monday.</param>
/// <param name="Weekdays">For weeks; in any order.</param>
/// <param name="DayOfMonth">For months, 1 to 31. A month without that day has it on its last.</param>
/// <param name="StartsOn">Nothing comes before; a day of its own only if it fits.</param>
/// <param name="EndsOn">The last day that may be one.</param>
public sealed record Recurrence(RecurrenceKind Kind, int Interval, IReadOnlyList<DayOfWeek> Weekdays, int DayOfMonth, DateOnly StartsOn, DateOnly EndsOn)
{
    /// <summary>Weeks or months.</summary>
    public const int LongestInterval = 52;

    private const int DaysInWeek = 7;

    /// <summary>Its days from this one on, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An interval below 1 would never come to an end.</exception>
    public IEnumerable<DateOnly> DatesFrom(DateOnly first)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Interval, 1);
        var from = first > StartsOn ? first : StartsOn;
        return (Kind == RecurrenceKind.Weekly ? InWeeks() : InMonths()).SkipWhile(day => day < from).TakeWhile(day => day <= EndsOn);
    }

    public bool Has(DateOnly day) => DatesFrom(day).FirstOrDefault() == day;

    private IEnumerable<DateOnly> InWeeks()
    {
        var days = Weekdays.Select(SinceMonday).Distinct().Order().ToList();
        if (days.Count == 0) yield break;
        for (var monday = StartsOn.AddDays(-SinceMonday(StartsOn.DayOfWeek)); monday <= EndsOn; monday = monday.AddDays(DaysInWeek * Interval))
        {
            foreach (var day in days) yield return monday.AddDays(day);
        }
    }

    private IEnumerable<DateOnly> InMonths()
    {
        for (var month = new DateOnly(StartsOn.Year, StartsOn.Month, 1); month <= EndsOn; month = month.AddMonths(Interval))
        {
            yield return month.AddDays(Math.Min(DayOfMonth, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
        }
    }

    private static int SinceMonday(DayOfWeek day) => ((int)day + DaysInWeek - 1) % DaysInWeek;
}
