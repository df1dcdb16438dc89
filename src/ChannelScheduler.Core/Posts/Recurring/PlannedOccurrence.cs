using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Calendars;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Posts.Recurring;

/// <summary>One day of a series as its rules and the school's calendar have it, before any person said anything about it.</summary>
/// <param name="At">The planned instant, in UTC.</param>
/// <param name="Holiday">The holiday's name, where it is one.</param>
public sealed record PlannedOccurrence(DateOnly Date, DateTimeOffset At, LeftOut? LeftOut, PolicyText? Holiday)
{
    /// <summary>From this day on, in order; days that the calendar leaves out are among them and say so.</summary>
    public static IEnumerable<PlannedOccurrence> From(PostSeries series, School school, SchoolCalendar calendar, DateOnly first)
    {
        ArgumentNullException.ThrowIfNull(series);
        var zone = school.Zone;
        foreach (var date in series.Recurrence.DatesFrom(first))
        {
            var holiday = series.SkipHolidays ? calendar.HolidayOn(date) : null;
            LeftOut? leftOut = holiday is not null ? Recurring.LeftOut.Holiday : series.SkipBreaks && calendar.IsBreak(date) ? Recurring.LeftOut.Break : null;
            yield return new PlannedOccurrence(date, series.InstantOf(date, zone), leftOut, holiday);
        }
    }
}
