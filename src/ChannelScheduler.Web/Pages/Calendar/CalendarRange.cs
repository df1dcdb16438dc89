using ChannelScheduler.Core.Policies.Calendars;

namespace ChannelScheduler.Web.Pages.Calendar;

/// <summary>Days that are shown, and the whole weeks around them, which the quota is counted over. The ends are outside.</summary>
public sealed record CalendarRange(DateOnly From, DateOnly To)
{
    public DateOnly Monday => SchoolWeek.MondayOf(From);

    public DateOnly LastMonday => SchoolWeek.MondayOf(To.AddDays(-1));

    public DateOnly AfterLastWeek => LastMonday.AddDays(SchoolWeek.Length);

    public static CalendarRange Of(CalendarView view, DateOnly date)
    {
        var first = new DateOnly(date.Year, date.Month, 1);
        return view switch
        {
            // A month's first and last week are shown whole.
            CalendarView.Month => new CalendarRange(SchoolWeek.MondayOf(first), SchoolWeek.MondayOf(first.AddMonths(1).AddDays(-1)).AddDays(SchoolWeek.Length)),
            CalendarView.Week => new CalendarRange(SchoolWeek.MondayOf(date), SchoolWeek.MondayOf(date).AddDays(SchoolWeek.Length)),
            CalendarView.Day => new CalendarRange(date, date.AddDays(1)),
            _ => new CalendarRange(first, first.AddMonths(1)),
        };
    }

    /// <summary>The day that the arrows lead to.</summary>
    /// <param name="steps">-1 back, 1 ahead.</param>
    public static DateOnly Step(CalendarView view, DateOnly date, int steps) => view switch
    {
        CalendarView.Week => date.AddDays(SchoolWeek.Length * steps),
        CalendarView.Day => date.AddDays(steps),
        _ => new DateOnly(date.Year, date.Month, 1).AddMonths(steps),
    };

    public bool Contains(DateOnly day) => From <= day && day < To;
}
