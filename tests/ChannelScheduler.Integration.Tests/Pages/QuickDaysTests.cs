using System.Globalization;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.Pages.Posts.Composer;
using ChannelScheduler.Web.Pages.Recurring;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>What the forms offer before anybody chose: the usual days of a post, the last day of a series.</summary>
public sealed class QuickDaysTests
{
    [Theory]
    // A Monday: the next one is a week away.
    [InlineData("2026-11-23T09:00:00Z", "Europe/Moscow", "08:00", "QuickTomorrow 24.11 10:00, QuickAfter 25.11 10:00, QuickMonday 30.11 10:00")]
    // Where two of them are the same day it is offered once.
    [InlineData("2026-11-21T09:00:00Z", "Europe/Moscow", "08:00", "QuickTomorrow 22.11 10:00, QuickAfter 23.11 10:00")]
    [InlineData("2026-11-22T09:00:00Z", "Europe/Moscow", "08:00", "QuickTomorrow 23.11 10:00, QuickAfter 24.11 10:00")]
    // Late in Moscow it is tomorrow already in Vladivostok.
    [InlineData("2026-11-24T20:00:00Z", "Asia/Vladivostok", "08:00", "QuickTomorrow 26.11 10:00, QuickAfter 27.11 10:00, QuickMonday 30.11 10:00")]
    // Never in the quiet hours.
    [InlineData("2026-11-23T09:00:00Z", "Europe/Moscow", "11:00", "QuickTomorrow 24.11 11:00, QuickAfter 25.11 11:00, QuickMonday 30.11 11:00")]
    public void The_usual_days_are_those_of_the_schools_wall_clock(string now, string zone, string quietUntil, string offered)
    {
        var school = new School { Name = "Школа", Inn = "0012345673", Region = "00", TimeZone = zone, QuietHours = new QuietHours(new TimeOnly(21, 0), TimeOnly.Parse(quietUntil, CultureInfo.InvariantCulture)) };
        var days = QuickDays.Of(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), school);
        Assert.Equal(offered, string.Join(", ", days.Select(one => $"{one.Key} {TimeZoneInfo.ConvertTime(one.At, school.Zone).ToString("dd.MM HH:mm", CultureInfo.InvariantCulture)}")));
    }

    [Theory]
    [InlineData("2026-09-01", "2027-05-31")]
    [InlineData("2027-05-31", "2027-05-31")]
    [InlineData("2027-06-01", "2028-05-31")]
    public void A_series_runs_until_lessons_end_unless_somebody_says_otherwise(string today, string last) =>
        Assert.Equal(DateOnly.Parse(last, CultureInfo.InvariantCulture), SchoolYear.EndAfter(DateOnly.Parse(today, CultureInfo.InvariantCulture)));
}
