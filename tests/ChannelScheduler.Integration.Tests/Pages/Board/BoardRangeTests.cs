using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Pages.Board;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages.Board;

/// <summary>Hours and days on a wall clock, whatever it does, and percentiles.</summary>
public sealed class BoardRangeTests
{
    [Theory]
    [InlineData("2026-02-03T09:20:00Z", "Europe/Moscow", "13:00", "12:00", "2026-02-02T10:00:00Z", "2026-01-27T21:00:00Z")]
    [InlineData("2026-02-03T20:59:00Z", "Europe/Moscow", "00:00", "23:00", "2026-02-02T21:00:00Z", "2026-01-27T21:00:00Z")]
    [InlineData("2026-02-03T21:00:00Z", "Europe/Moscow", "01:00", "00:00", "2026-02-02T22:00:00Z", "2026-01-28T21:00:00Z")]
    [InlineData("2026-02-03T09:20:00Z", "Asia/Kolkata", "15:00", "14:00", "2026-02-02T09:30:00Z", "2026-01-27T18:30:00Z")]
    [InlineData("2026-02-03T09:20:00Z", "Asia/Kamchatka", "22:00", "21:00", "2026-02-02T10:00:00Z", "2026-01-27T12:00:00Z")]
    // An hour is skipped there on 29 March 2026: the week is an hour shorter, and the day as long as ever.
    [InlineData("2026-03-30T10:20:00Z", "Europe/Berlin", "13:00", "12:00", "2026-03-29T11:00:00Z", "2026-03-23T23:00:00Z")]
    public void A_day_has_24_hours_and_a_week_7_days_of_the_wall_clock(string now, string zone, string first, string last, string firstHour, string firstDay)
    {
        var range = new BoardRange(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone));
        var hours = range.Hours([]);
        Assert.Equal((24, first, last), (hours.Count, hours[0].Label, hours[^1].Label));
        Assert.Equal((firstHour, firstDay), (Text(range.FirstHour), Text(range.FirstDay)));
        var sum = range.Days([new BoardHour(range.FirstDay, 1, 2, 3), new BoardHour(range.FirstDay.AddHours(23), 1, 0, 0), new BoardHour(range.FirstDay.AddHours(24), 5, 0, 0)]);
        Assert.Equal((7, 2, 2, 3, 5), (sum.Count, sum[0].Published, sum[0].Refused, sum[0].Failed, sum[1].Published));
    }

    [Fact]
    public void The_moving_graph_has_its_newest_minute_last_and_forgets_what_is_older()
    {
        var now = new DateTimeOffset(2026, 2, 3, 9, 20, 30, TimeSpan.Zero);
        BoardEvent[] events = [new(now, BoardOutcome.Published), new(now.AddMinutes(-1), BoardOutcome.Refused), new(now.AddMinutes(-9), BoardOutcome.Failed), new(now.AddMinutes(-10), BoardOutcome.Published)];
        var bars = new BoardRange(now, TimeZoneInfo.Utc).Minutes(events);
        Assert.Equal(10, bars.Count);
        Assert.Equal((new BoardBar("09:20", 1, 0, 0), new BoardBar("09:19", 0, 1, 0), new BoardBar("09:11", 0, 0, 1)), (bars[^1], bars[^2], bars[0]));
        Assert.Equal(3, bars.Sum(one => one.Published + one.Refused + one.Failed));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(100, 50, 99)]
    [InlineData(1000, 500, 990)]
    public void Half_are_within_the_median_and_99_of_100_within_the_other(int count, int median, int p99) =>
        Assert.Equal(new BoardLateness(count, TimeSpan.FromSeconds(median), TimeSpan.FromSeconds(p99)), BoardLateness.Of([.. Enumerable.Range(1, count).Reverse().Select(one => TimeSpan.FromSeconds(one))]));

    [Fact]
    public void Of_nothing_there_is_no_lateness() => Assert.Null(BoardLateness.Of([]));

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-02-03T09:20:00Z", "Europe/Moscow", "2026-02-03T10:00:00Z", "2026-02-02T21:00:00Z")]
    [InlineData("2026-02-03T20:59:59Z", "Europe/Moscow", "2026-02-03T21:00:00Z", "2026-02-02T21:00:00Z")]
    [InlineData("2026-02-03T21:00:00Z", "Europe/Moscow", "2026-02-03T22:00:00Z", "2026-02-03T21:00:00Z")]
    [InlineData("2026-02-03T12:10:00Z", "Asia/Kamchatka", "2026-02-03T13:00:00Z", "2026-02-03T12:00:00Z")]
    [InlineData("2026-02-03T09:20:00Z", "Asia/Kolkata", "2026-02-03T09:30:00Z", "2026-02-02T18:30:00Z")]
    // In Cairo the day begins at one o'clock then.
    [InlineData("2026-04-24T09:00:00Z", "Africa/Cairo", "2026-04-24T10:00:00Z", "2026-04-23T22:00:00Z")]
    public void The_page_is_read_anew_with_the_hour_of_the_wall_clock_and_today_begins_at_its_midnight(string now, string zone, string nextHour, string dayStart)
    {
        var range = new BoardRange(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal((nextHour, dayStart), (Text(range.NextHour), Text(range.DayStart)));
    }
}
