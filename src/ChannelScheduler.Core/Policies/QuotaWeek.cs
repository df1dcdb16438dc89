using ChannelScheduler.Core.Policies.Calendars;

namespace ChannelScheduler.Core.Policies;

/// <summary>How one week of a school stands against its quota.</summary>
/// <param name="Monday">Its first day, by the school's own clock.</param>
/// <param name="Posts">Public posts that are out or on their way.</param>
/// <param name="Missing">How many more the quota asks for; 0 in a week that is asked for nothing.</param>
/// <param name="IsAsked">False in a week with school breaks or with few working days: nobody is reminded then.</param>
public sealed record QuotaWeek(DateOnly Monday, int Posts, int Missing, bool IsAsked)
{
    public const int Days = 7;

    public static QuotaWeek Of(DateOnly monday, int posts, SchoolCalendar calendar, WeeklyQuota quota)
    {
        ArgumentNullException.ThrowIfNull(quota);
        var asked = IsFull(calendar, monday, quota);
        return new QuotaWeek(monday, posts, asked ? Math.Max(0, quota.Least - posts) : 0, asked);
    }

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-SinceMonday(day.DayOfWeek));

    public static int SinceMonday(DayOfWeek day) => ((int)day + 6) % Days;

    public static bool HasBreak(SchoolCalendar calendar, DateOnly monday) => Enumerable.Range(0, Days).Any(days => calendar.IsBreak(monday.AddDays(days)));

    public static bool IsFull(SchoolCalendar calendar, DateOnly monday, WeeklyQuota quota) =>
        !HasBreak(calendar, monday) && Enumerable.Range(0, Days).Count(days => calendar.IsWorkday(monday.AddDays(days))) >= quota.FullWeek;
}
