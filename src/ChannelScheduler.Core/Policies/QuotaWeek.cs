using ChannelScheduler.Core.Policies.Calendars;

namespace ChannelScheduler.Core.Policies;

/// <summary>How one week of a school stands against its quota.</summary>
/// <param name="Monday">Its first day, by the school's own clock.</param>
/// <param name="Posts">Public posts that are out or on their way.</param>
/// <param name="Missing">How many more the quota asks for; 0 in a week that is asked for nothing.</param>
/// <param name="IsAsked">False in a week with school breaks or with few working days: nobody is reminded then.</param>
public sealed record QuotaWeek(DateOnly Monday, int Posts, int Missing, bool IsAsked)
{
    public static QuotaWeek Of(SchoolWeek week, int posts, WeeklyQuota quota)
    {
        ArgumentNullException.ThrowIfNull(week);
        ArgumentNullException.ThrowIfNull(quota);
        var asked = quota.AsksFor(week);
        return new QuotaWeek(week.Monday, posts, asked ? Math.Max(0, quota.Least - posts) : 0, asked);
    }
}
