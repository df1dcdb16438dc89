namespace ChannelScheduler.Core.Policies.Calendars;

/// <summary>One week of a school, Monday to Sunday.</summary>
/// <param name="calendar">The school's own.</param>
/// <param name="day">Any day of the week.</param>
public sealed class SchoolWeek(SchoolCalendar calendar, DateOnly day)
{
    public const int Length = 7;

    // Asked again and again where many schools share a week.
    private bool? _hasBreak;
    private int? _workdays;

    public DateOnly Monday { get; } = MondayOf(day);

    public DateOnly Sunday => Monday.AddDays(Length - 1);

    public bool HasBreak => _hasBreak ??= Days.Any(calendar.IsBreak);

    public int Workdays => _workdays ??= Days.Count(calendar.IsWorkday);

    /// <summary>The day and the days after it in this week on which the school works.</summary>
    public IReadOnlyList<DateOnly> SchoolDaysFrom(DateOnly first) => [.. Days.Where(one => one >= first && calendar.IsSchoolDay(one))];

    private IEnumerable<DateOnly> Days => Enumerable.Range(0, Length).Select(Monday.AddDays);

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-SinceMonday(day.DayOfWeek));

    /// <summary>0 for Monday, 6 for Sunday.</summary>
    public static int SinceMonday(DayOfWeek day) => ((int)day + 6) % Length;
}
