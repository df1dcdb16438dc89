namespace ChannelScheduler.Core.Policies.Calendars;

/// <summary>The days of one school: what its own calendar, its region's and the country's say together.</summary>
/// <param name="layers">By year, the school's own first and the country's last.</param>
public sealed class SchoolCalendar(IReadOnlyList<IReadOnlyDictionary<int, CalendarYear>> layers)
{
    /// <summary>False when no calendar has this year: then nothing is known of its holidays.</summary>
    public bool Knows(int year) => layers.Any(years => years.ContainsKey(year));

    /// <returns>The name of a public holiday, or of a day that is free because a day off was moved there; null on any other day.</returns>
    public PolicyText? HolidayOn(DateOnly day) => Find(day, year => year.Holidays) ?? Find(day, year => year.DaysOff);

    /// <summary>Monday to Friday but for holidays, and the weekend days on which people work. A working day of a nearer calendar wins over a farther one's holiday.</summary>
    public bool IsWorkday(DateOnly day)
    {
        foreach (var year in YearsOf(day))
        {
            if (Name(year.Workdays, day) is not null) return true;
            if (Name(year.Holidays, day) is not null || Name(year.DaysOff, day) is not null) return false;
        }

        return day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    /// <summary>True in a school break. Breaks that a nearer calendar lists for the year replace the farther ones.</summary>
    public bool IsBreak(DateOnly day) => YearsOf(day).FirstOrDefault(year => year.Breaks.Count > 0) is { } own && Name(own.Breaks, day) is not null;

    /// <summary>A working day outside the school breaks.</summary>
    public bool IsSchoolDay(DateOnly day) => IsWorkday(day) && !IsBreak(day);

    private PolicyText? Find(DateOnly day, Func<CalendarYear, IReadOnlyList<CalendarSpan>> list) =>
        YearsOf(day).Select(year => Name(list(year), day)).FirstOrDefault(name => name is not null);

    private IEnumerable<CalendarYear> YearsOf(DateOnly day) => layers.Where(years => years.ContainsKey(day.Year)).Select(years => years[day.Year]);

    private static PolicyText? Name(IReadOnlyList<CalendarSpan> spans, DateOnly day) => spans.FirstOrDefault(span => span.Contains(day))?.Name;
}
