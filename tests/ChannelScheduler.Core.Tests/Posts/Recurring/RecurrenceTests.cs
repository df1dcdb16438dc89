using System.Globalization;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Tests.Schools;
using FsCheck.Xunit;
using Xunit;

namespace ChannelScheduler.Core.Tests.Posts.Recurring;

public sealed class RecurrenceTests
{
    // 1 September 2026 is a Tuesday.
    [Theory]
    [InlineData(1, "Tue", "2026-09-01", "2026-09-22", "01.09 08.09 15.09 22.09")]
    [InlineData(1, "Mon", "2026-09-01", "2026-09-20", "07.09 14.09")]
    [InlineData(1, "Fri,Mon", "2026-09-01", "2026-09-12", "04.09 07.09 11.09")]
    [InlineData(1, "Sun", "2026-09-01", "2026-09-14", "06.09 13.09")]
    [InlineData(2, "Tue", "2026-09-01", "2026-09-30", "01.09 15.09 29.09")]
    [InlineData(2, "Mon", "2026-09-01", "2026-09-30", "14.09 28.09")]
    [InlineData(2, "Mon,Sun", "2026-09-01", "2026-09-30", "06.09 14.09 20.09 28.09")]
    [InlineData(3, "Wed", "2026-12-16", "2027-01-31", "16.12 06.01 27.01")]
    [InlineData(1, "Tue", "2026-09-01", "2026-09-01", "01.09")]
    [InlineData(1, "Wed", "2026-09-01", "2026-09-01", "")]
    [InlineData(1, "", "2026-09-01", "2026-12-31", "")]
    public void Weeks_begin_on_monday_and_are_counted_from_the_first_days_own(int interval, string weekdays, string from, string to, string expected) =>
        Assert.Equal(expected, Days(new Recurrence(RecurrenceKind.Weekly, interval, [.. weekdays.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Weekday)], 1, Date(from), Date(to))));

    [Theory]
    [InlineData(1, 15, "2026-09-01", "2026-12-31", "15.09 15.10 15.11 15.12")]
    [InlineData(1, 1, "2026-09-02", "2026-11-01", "01.10 01.11")]
    [InlineData(1, 31, "2026-12-01", "2027-04-30", "31.12 31.01 28.02 31.03 30.04")]
    [InlineData(1, 30, "2028-01-01", "2028-03-31", "30.01 29.02 30.03")]
    [InlineData(2, 10, "2026-09-01", "2027-01-31", "10.09 10.11 10.01")]
    [InlineData(12, 29, "2027-02-01", "2029-03-01", "28.02 29.02 28.02")]
    public void A_month_without_the_day_has_it_on_its_last(int interval, int day, string from, string to, string expected) =>
        Assert.Equal(expected, Days(new Recurrence(RecurrenceKind.Monthly, interval, [], day, Date(from), Date(to))));

    [Fact]
    public void Days_from_a_later_day_on_are_the_rest_of_the_same_days()
    {
        var rule = new Recurrence(RecurrenceKind.Weekly, 2, [DayOfWeek.Monday, DayOfWeek.Thursday], 1, Date("2026-09-01"), Date("2027-05-31"));
        var all = rule.DatesFrom(DateOnly.MinValue).ToList();
        for (var day = Date("2026-08-25"); day <= Date("2027-06-05"); day = day.AddDays(1))
        {
            Assert.Equal(all.Where(one => one >= day), rule.DatesFrom(day));
            Assert.Equal(all.Contains(day), rule.Has(day));
        }
    }

    [Fact]
    public void An_interval_that_leads_nowhere_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Recurrence(RecurrenceKind.Weekly, 0, [DayOfWeek.Monday], 1, Date("2026-09-01"), Date("2026-09-30")).DatesFrom(DateOnly.MinValue).ToList());

    [Property]
    public bool Days_are_in_order_within_the_bounds_and_on_chosen_weekdays(byte interval, byte days, byte start, ushort length)
    {
        var from = Date("2026-01-01").AddDays(start);
        var to = from.AddDays(length % 800);
        List<DayOfWeek> weekdays = [.. Enum.GetValues<DayOfWeek>().Where(day => (days >> (int)day & 1) == 1)];
        var found = new Recurrence(RecurrenceKind.Weekly, (interval % 52) + 1, weekdays, 1, from, to).DatesFrom(DateOnly.MinValue).ToList();
        return found.SequenceEqual(found.Distinct().Order()) && found.TrueForAll(day => day >= from && day <= to && weekdays.Contains(day.DayOfWeek));
    }

    [Theory]
    [MemberData(nameof(QuietHoursTests.RussianZones), MemberType = typeof(QuietHoursTests))]
    public void The_time_is_the_schools_own_in_every_zone_of_russia(string zone, int offset)
    {
        var series = new PostSeries { Title = "", Text = "", TimeOfDay = new TimeOnly(9, 30) };
        Assert.Equal(new DateTimeOffset(2026, 12, 24, 9, 30, 0, TimeSpan.FromHours(offset)), series.InstantOf(Date("2026-12-24"), TimeZoneInfo.FindSystemTimeZoneById(zone)));
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 9, 30, 0, TimeSpan.FromHours(offset)), series.InstantOf(Date("2026-07-01"), TimeZoneInfo.FindSystemTimeZoneById(zone)));
    }

    // Russia has had no summer time since 2014, but zones change by law: the wall time stays, an hour that is skipped is left for the first that exists.
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28", "09:00", "2026-03-28T08:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-30", "09:00", "2026-03-30T07:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T01:30:00Z")]
    [InlineData("Europe/Moscow", "2010-03-28", "02:30", "2010-03-28T00:00:00Z")]
    [InlineData("Europe/Moscow", "2014-10-26", "09:00", "2014-10-26T06:00:00Z")]
    [InlineData("Europe/Volgograd", "2020-12-26", "09:00", "2020-12-26T05:00:00Z")]
    [InlineData("Europe/Volgograd", "2020-12-28", "09:00", "2020-12-28T06:00:00Z")]
    public void A_change_of_the_zone_moves_the_instant_and_not_the_wall_time(string zone, string date, string time, string expected)
    {
        var series = new PostSeries { Title = "", Text = "", TimeOfDay = TimeOnly.Parse(time, CultureInfo.InvariantCulture) };
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), series.InstantOf(Date(date), TimeZoneInfo.FindSystemTimeZoneById(zone)));
    }

    [Theory]
    [InlineData("Меню на {дата}", "Меню на 24 декабря")]
    [InlineData("{ДЕНЬ}, {date}: {weekday}", "четверг, 24 декабря: четверг")]
    [InlineData("Без меток {1}", "Без меток {1}")]
    public void Marks_are_filled_in_by_the_day_in_russian(string words, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");
        Assert.Equal(expected, SeriesWords.Fill(words, Date("2026-12-24")));
    }

    private static string Days(Recurrence rule) => string.Join(' ', rule.DatesFrom(DateOnly.MinValue).Select(day => day.ToString("dd.MM", CultureInfo.InvariantCulture)));

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DayOfWeek Weekday(string name) => Enum.GetValues<DayOfWeek>().Single(day => day.ToString().StartsWith(name, StringComparison.Ordinal));
}
