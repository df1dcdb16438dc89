using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Web.Pages.Calendar;

/// <summary>Days that are shown, and the whole weeks around them, which the quota is counted over. The ends are outside.</summary>
public sealed record CalendarRange(DateOnly From, DateOnly To)
{
    public DateOnly Monday => QuotaWeek.MondayOf(From);

    public DateOnly LastMonday => QuotaWeek.MondayOf(To.AddDays(-1));

    public DateOnly AfterLastWeek => LastMonday.AddDays(QuotaWeek.Days);

    public static CalendarRange Of(CalendarView view, DateOnly date)
    {
        var first = new DateOnly(date.Year, date.Month, 1);
        return view switch
        {
            // A month's first and last week are shown whole.
            CalendarView.Month => new CalendarRange(QuotaWeek.MondayOf(first), QuotaWeek.MondayOf(first.AddMonths(1).AddDays(-1)).AddDays(QuotaWeek.Days)),
            CalendarView.Week => new CalendarRange(QuotaWeek.MondayOf(date), QuotaWeek.MondayOf(date).AddDays(QuotaWeek.Days)),
            CalendarView.Day => new CalendarRange(date, date.AddDays(1)),
            _ => new CalendarRange(first, first.AddMonths(1)),
        };
    }

    /// <summary>The day that the arrows lead to.</summary>
    /// <param name="steps">-1 back, 1 ahead.</param>
    public static DateOnly Step(CalendarView view, DateOnly date, int steps) => view switch
    {
        CalendarView.Week => date.AddDays(QuotaWeek.Days * steps),
        CalendarView.Day => date.AddDays(steps),
        _ => new DateOnly(date.Year, date.Month, 1).AddMonths(steps),
    };

    public bool Contains(DateOnly day) => From <= day && day < To;
}
