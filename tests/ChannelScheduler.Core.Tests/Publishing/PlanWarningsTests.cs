using System.Globalization;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Calendars;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Tests.Policies;
using Xunit;

namespace ChannelScheduler.Core.Tests.Publishing;

/// <summary>When a school is told that its week will end short, or that nothing is planned. The calendar is the repository's, of all Russia.</summary>
public sealed class PlanWarningsTests
{
    private static readonly SchoolCalendar Calendar = PolicyFiles.Set.Calendars.For(null, null);
    private static readonly WeeklyQuota Quota = new(3, 5, DayOfWeek.Thursday, 4);
    private static readonly PlanReminders Reminders = new(new TimeOnly(9, 0), 2, 3);

    /// <summary>The school's own time; posts of the week that are out or planned; how many are known of at the telling, null when nobody is told.</summary>
    [Theory]
    // A plain week, 14 to 20 September 2026: Thursday and Friday are the last two school days.
    [InlineData("2026-09-16 12:00", "", null)]
    [InlineData("2026-09-17 08:59", "", null)]
    [InlineData("2026-09-17 09:00", "", 0)]
    [InlineData("2026-09-17 09:00", "2026-09-14 10:00", 1)]
    [InlineData("2026-09-17 09:00", "2026-09-14 10:00|2026-09-15 10:00", 2)]
    [InlineData("2026-09-17 09:00", "2026-09-14 10:00|2026-09-15 10:00|2026-09-20 23:59", null)]
    [InlineData("2026-09-17 09:00", "2026-09-14 00:00|2026-09-15 10:00|2026-09-21 00:00", 2)]
    [InlineData("2026-09-17 09:00", "2026-09-13 23:59|2026-09-15 10:00|2026-09-16 10:00", 2)]
    [InlineData("2026-09-18 18:00", "2026-09-14 10:00", 1)]
    // Weekends: nobody is at school.
    [InlineData("2026-09-19 10:00", "", null)]
    [InlineData("2026-09-20 10:00", "", null)]
    // 2 to 6 November 2026: the 4th is free, four working days.
    [InlineData("2026-11-03 10:00", "", null)]
    [InlineData("2026-11-04 10:00", "", null)]
    [InlineData("2026-11-05 10:00", "", 0)]
    // A Friday off: 12 June 2026 lies in the summer break; 9 to 13 March has its Monday off.
    [InlineData("2026-03-12 10:00", "", 0)]
    [InlineData("2026-03-11 10:00", "", null)]
    [InlineData("2026-06-11 10:00", "", null)]
    // Weeks that a break begins or ends in.
    [InlineData("2026-10-22 10:00", "", null)]
    [InlineData("2026-10-29 10:00", "", null)]
    [InlineData("2026-03-26 10:00", "", null)]
    [InlineData("2026-07-16 10:00", "", null)]
    // 28 to 31 December 2026: three working days only.
    [InlineData("2026-12-30 10:00", "", null)]
    public void Quota_is_at_risk_with_two_school_days_left_and_never_in_breaks_or_short_weeks(string now, string posts, int? told)
    {
        var risk = PlanWarnings.Quota(Calendar, Quota, Reminders, Time(now), Times(posts));

        Assert.Equal(told, risk?.Have);
        if (risk is not null) Assert.Equal((DayOfWeek.Monday, 3), (risk.Monday.DayOfWeek, risk.Least));
    }

    [Theory]
    [InlineData(0, "2026-09-18 10:00", false)]
    [InlineData(1, "2026-09-17 10:00", false)]
    [InlineData(1, "2026-09-18 10:00", true)]
    [InlineData(3, "2026-09-15 10:00", false)]
    [InlineData(3, "2026-09-16 10:00", true)]
    [InlineData(7, "2026-09-14 10:00", true)]
    public void How_early_it_is_told_is_the_policys_number(int schoolDays, string now, bool told) =>
        Assert.Equal(told, PlanWarnings.Quota(Calendar, Quota, Reminders with { QuotaSchoolDays = schoolDays }, Time(now), []) is not null);

    [Fact]
    public void The_last_school_day_of_the_week_is_named() =>
        Assert.Equal(new DateOnly(2026, 9, 18), PlanWarnings.Quota(Calendar, Quota, Reminders, Time("2026-09-17 10:00"), [])!.LastDay);

    /// <summary>The school's own time; what is planned; the last day without a post, null when nobody is told.</summary>
    [Theory]
    [InlineData("2026-09-15 09:00", "", "2026-09-18")]
    [InlineData("2026-09-15 08:59", "", null)]
    [InlineData("2026-09-15 09:00", "2026-09-15 08:00", "2026-09-18")]
    [InlineData("2026-09-15 09:00", "2026-09-15 09:00", null)]
    [InlineData("2026-09-15 09:00", "2026-09-18 23:59", null)]
    [InlineData("2026-09-15 09:00", "2026-09-19 00:00", "2026-09-18")]
    // On Friday the days to come end with Monday, a school day.
    [InlineData("2026-09-18 10:00", "", "2026-09-21")]
    [InlineData("2026-09-19 10:00", "", null)]
    // From Friday on the autumn break: nobody has to plan for it.
    [InlineData("2026-10-23 10:00", "", null)]
    [InlineData("2026-10-22 10:00", "", "2026-10-25")]
    [InlineData("2026-10-28 10:00", "", null)]
    [InlineData("2026-11-02 10:00", "", "2026-11-05")]
    [InlineData("2026-07-15 10:00", "", null)]
    public void The_queue_is_dry_when_nothing_goes_out_in_the_days_to_come(string now, string posts, string? until) =>
        Assert.Equal(until, PlanWarnings.DryUntil(Calendar, Reminders, Time(now), Times(posts))?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Fact]
    public void A_queue_of_no_days_is_never_dry() => Assert.Null(PlanWarnings.DryUntil(Calendar, Reminders with { QueueDays = 0 }, Time("2026-09-15 10:00"), []));

    private static DateTime Time(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static List<DateTime> Times(string text) => [.. text.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Time)];
}
