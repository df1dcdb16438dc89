using System.Globalization;
using ChannelScheduler.Core.Schools;
using Xunit;

namespace ChannelScheduler.Core.Tests.Schools;

public sealed class QuietHoursTests
{
    /// <summary>Every zone of Russia, with its distance from UTC in hours.</summary>
    public static TheoryData<string, int> RussianZones() => new()
    {
        { "Europe/Kaliningrad", 2 }, { "Europe/Moscow", 3 }, { "Europe/Simferopol", 3 }, { "Europe/Kirov", 3 }, { "Europe/Volgograd", 3 },
        { "Europe/Samara", 4 }, { "Europe/Astrakhan", 4 }, { "Europe/Saratov", 4 }, { "Europe/Ulyanovsk", 4 },
        { "Asia/Yekaterinburg", 5 }, { "Asia/Omsk", 6 }, { "Asia/Novosibirsk", 7 }, { "Asia/Barnaul", 7 }, { "Asia/Tomsk", 7 }, { "Asia/Novokuznetsk", 7 },
        { "Asia/Krasnoyarsk", 7 }, { "Asia/Irkutsk", 8 }, { "Asia/Chita", 9 }, { "Asia/Yakutsk", 9 }, { "Asia/Khandyga", 9 },
        { "Asia/Vladivostok", 10 }, { "Asia/Ust-Nera", 10 }, { "Asia/Magadan", 11 }, { "Asia/Sakhalin", 11 }, { "Asia/Srednekolymsk", 11 },
        { "Asia/Kamchatka", 12 }, { "Asia/Anadyr", 12 },
    };

    [Theory]
    [MemberData(nameof(RussianZones))]
    public void Late_in_the_evening_waits_for_eight_next_morning_on_the_schools_own_clock(string zone, int offset)
    {
        var hours = TimeSpan.FromHours(offset);
        var night = new DateTimeOffset(2026, 12, 31, 22, 30, 0, hours);
        Assert.Equal(new DateTimeOffset(2027, 1, 1, 8, 0, 0, hours), QuietHours.Default.NextAllowed(night, TimeZoneInfo.FindSystemTimeZoneById(zone)));
        var noon = new DateTimeOffset(2026, 7, 1, 12, 0, 0, hours);
        Assert.Equal(noon, QuietHours.Default.NextAllowed(noon, TimeZoneInfo.FindSystemTimeZoneById(zone)));
    }

    [Theory]
    [InlineData("21:00", "08:00", "15 20:59:59.999", "15 20:59:59.999")]
    [InlineData("21:00", "08:00", "15 21:00:00.000", "16 08:00:00.000")]
    [InlineData("21:00", "08:00", "15 23:59:59.999", "16 08:00:00.000")]
    [InlineData("21:00", "08:00", "16 00:00:00.000", "16 08:00:00.000")]
    [InlineData("21:00", "08:00", "16 07:59:59.999", "16 08:00:00.000")]
    [InlineData("21:00", "08:00", "16 08:00:00.000", "16 08:00:00.000")]
    [InlineData("13:00", "14:30", "15 12:59:59.999", "15 12:59:59.999")]
    [InlineData("13:00", "14:30", "15 13:00:00.000", "15 14:30:00.000")]
    [InlineData("13:00", "14:30", "15 14:30:00.000", "15 14:30:00.000")]
    [InlineData("00:00", "07:00", "15 00:00:00.000", "15 07:00:00.000")]
    [InlineData("22:00", "00:00", "15 22:00:00.000", "16 00:00:00.000")]
    [InlineData("08:00", "08:00", "15 08:00:00.000", "15 08:00:00.000")]
    public void From_is_inside_and_to_is_the_first_minute_outside(string from, string to, string instant, string allowed)
    {
        var hours = new QuietHours(TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture));
        Assert.Equal(Moscow(allowed), hours.NextAllowed(Moscow(instant), TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")));
    }

    [Fact]
    public void A_morning_hour_that_a_zone_change_skips_is_the_first_one_that_exists()
    {
        // In Berlin 02:00 to 03:00 of 29 March 2026 does not exist.
        var hours = new QuietHours(new TimeOnly(21, 0), new TimeOnly(2, 30));
        var night = new DateTimeOffset(2026, 3, 28, 23, 0, 0, TimeSpan.FromHours(1));
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 3, 0, 0, TimeSpan.FromHours(2)), hours.NextAllowed(night, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));
    }

    private static DateTimeOffset Moscow(string dayAndTime) =>
        new(DateTime.ParseExact("2026-09-" + dayAndTime, "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture), TimeSpan.FromHours(3));
}
