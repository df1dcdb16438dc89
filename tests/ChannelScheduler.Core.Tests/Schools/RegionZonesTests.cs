using ChannelScheduler.Core.Schools;
using Xunit;

namespace ChannelScheduler.Core.Tests.Schools;

public sealed class RegionZonesTests
{
    [Theory]
    [InlineData("77", "Europe/Moscow")]
    [InlineData("66", "Asia/Yekaterinburg")]
    [InlineData("39", "Europe/Kaliningrad")]
    [InlineData("63", "Europe/Samara")]
    [InlineData("25", "Asia/Vladivostok")]
    [InlineData("05", "Europe/Moscow")]
    [InlineData(" 65 ", "Asia/Magadan")]
    [InlineData("00", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_region_suggests_the_zone_of_most_of_its_people(string? region, string? zone) => Assert.Equal(zone, RegionZones.Of(region));

    /// <summary>Offsets at noon of a day in 2026, from the time-zone database.</summary>
    [Theory]
    [InlineData("30", 4)]
    [InlineData("64", 4)]
    [InlineData("73", 4)]
    [InlineData("34", 3)]
    [InlineData("43", 3)]
    [InlineData("42", 7)]
    [InlineData("70", 7)]
    [InlineData("22", 7)]
    [InlineData("75", 9)]
    [InlineData("49", 11)]
    [InlineData("87", 12)]
    public void The_zone_has_the_regions_hour(string region, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), TimeZoneInfo.FindSystemTimeZoneById(RegionZones.Of(region)!).GetUtcOffset(new DateTimeOffset(2026, 9, 15, 12, 0, 0, TimeSpan.Zero)));
}
