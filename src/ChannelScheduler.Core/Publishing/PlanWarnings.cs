using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Calendars;

namespace ChannelScheduler.Core.Publishing;

/// <summary>When a school's rhythm is in danger: too few posts for the week, or nothing planned. Pure; all times are the school's own wall clock.</summary>
public static class PlanWarnings
{
    /// <summary>Whether this is an hour at which people of the school are told such things at all: a school day, not before the morning hour.</summary>
    public static bool IsTellingTime(SchoolCalendar calendar, PlanReminders reminders, DateTime now) =>
        calendar.IsSchoolDay(DateOnly.FromDateTime(now)) && TimeOnly.FromDateTime(now) >= reminders.From;

    /// <summary>The week's number is short and few school days are left, today among them.</summary>
    /// <param name="times">When each public post went out or will; those of other weeks do not count.</param>
    /// <returns>Null when all is well, or when nobody is asked: in breaks, in short weeks, too early in the week.</returns>
    public static QuotaRisk? Quota(SchoolCalendar calendar, WeeklyQuota quota, PlanReminders reminders, DateTime now, IEnumerable<DateTime> times)
    {
        if (!IsTellingTime(calendar, reminders, now)) return null;
        var today = DateOnly.FromDateTime(now);
        var week = new SchoolWeek(calendar, today);
        var left = week.SchoolDaysFrom(today);
        if (left.Count > reminders.QuotaSchoolDays || !quota.AsksFor(week)) return null;
        var have = times.Count(time => DateOnly.FromDateTime(time) >= week.Monday && DateOnly.FromDateTime(time) <= week.Sunday);
        return have >= quota.Least ? null : new QuotaRisk(week.Monday, left[^1], have, quota.Least);
    }

    /// <summary>Nothing is planned from now to the end of the last of the days to come, although people work on one of them.</summary>
    /// <param name="times">When each public post that is still to come will go out.</param>
    /// <returns>The last of these days; null when all is well, or when nobody is asked.</returns>
    public static DateOnly? DryUntil(SchoolCalendar calendar, PlanReminders reminders, DateTime now, IEnumerable<DateTime> times)
    {
        if (reminders.QueueDays == 0 || !IsTellingTime(calendar, reminders, now)) return null;
        var today = DateOnly.FromDateTime(now);
        if (!Enumerable.Range(1, reminders.QueueDays).Any(days => calendar.IsSchoolDay(today.AddDays(days)))) return null;
        return IsPlanned(reminders, now, times) ? null : LastOf(reminders, now);
    }

    /// <summary>Something goes out between now and the end of the last of the days to come.</summary>
    public static bool IsPlanned(PlanReminders reminders, DateTime now, IEnumerable<DateTime> times) =>
        times.Any(time => time >= now && DateOnly.FromDateTime(time) <= LastOf(reminders, now));

    private static DateOnly LastOf(PlanReminders reminders, DateTime now) => DateOnly.FromDateTime(now).AddDays(reminders.QueueDays);
}

/// <param name="Monday">Names the week.</param>
/// <param name="LastDay">The last school day of it.</param>
/// <param name="Have">Posts that are out or planned in it.</param>
public sealed record QuotaRisk(DateOnly Monday, DateOnly LastDay, int Have, int Least);
