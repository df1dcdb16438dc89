using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Calendars;
using ChannelScheduler.Testing;
using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>A week against its quota, by the country's own calendar.</summary>
public sealed class QuotaWeekTests
{
    private static readonly PolicySet Policies = PolicySet.Load(RepositoryFiles.Policies);

    [Theory]
    [InlineData("2026-11-23", 0, 3, true)]
    [InlineData("2026-11-23", 2, 1, true)]
    [InlineData("2026-11-23", 3, 0, true)]
    [InlineData("2026-11-23", 7, 0, true)]
    [InlineData("2026-10-26", 0, 0, false)] // the autumn break
    [InlineData("2026-07-06", 0, 0, false)] // the summer break
    [InlineData("2026-05-04", 0, 3, true)] // Victory Day falls on a Saturday: five working days
    public void A_week_misses_what_the_quota_asks_for_and_nothing_in_a_break(string monday, int posts, int missing, bool isAsked)
    {
        var week = QuotaWeek.Of(new SchoolWeek(Policies.Calendars.For(null, null), DateOnly.ParseExact(monday, "yyyy-MM-dd")), posts, Policies.Publishing.Week);
        Assert.Equal((posts, missing, isAsked), (week.Posts, week.Missing, week.IsAsked));
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-23")]
    [InlineData("2026-11-29", "2026-11-23")]
    [InlineData("2026-11-30", "2026-11-30")]
    [InlineData("2027-01-01", "2026-12-28")]
    public void A_week_begins_on_monday(string day, string monday) => Assert.Equal(DateOnly.ParseExact(monday, "yyyy-MM-dd"), SchoolWeek.MondayOf(DateOnly.ParseExact(day, "yyyy-MM-dd")));
}
