using System.Globalization;
using ChannelScheduler.Core.Channels;
using Xunit;

namespace ChannelScheduler.Core.Tests.Channels;

public class NightlyCheckTests
{
    // Three in the morning is 00:00 UTC in Moscow and 22:00 UTC of the day before in Yekaterinburg.
    [Theory]
    [InlineData("Europe/Moscow", "2026-09-01T23:59", "2026-09-01T23:59", false)]
    [InlineData("Europe/Moscow", "2026-09-01T12:00", "2026-09-01T23:59", false)]
    [InlineData("Europe/Moscow", "2026-09-01T12:00", "2026-09-02T00:00", true)]
    [InlineData("Europe/Moscow", "2026-09-02T00:00", "2026-09-02T00:10", false)]
    [InlineData("Europe/Moscow", "2026-09-02T00:10", "2026-09-02T20:00", false)]
    [InlineData("Europe/Moscow", "2026-08-20T00:10", "2026-09-02T20:00", true)]
    [InlineData("Asia/Yekaterinburg", "2026-09-01T12:00", "2026-09-01T21:59", false)]
    [InlineData("Asia/Yekaterinburg", "2026-09-01T12:00", "2026-09-01T22:00", true)]
    // Clocks go forward from two to three, and over three o'clock in zones that shift there.
    [InlineData("Europe/Berlin", "2026-03-28T12:00", "2026-03-29T00:59", false)]
    [InlineData("Europe/Berlin", "2026-03-28T12:00", "2026-03-29T01:00", true)]
    [InlineData("Europe/Kyiv", "2026-03-28T12:00", "2026-03-29T01:00", true)]
    public void A_channel_is_looked_at_once_after_three_at_the_school(string zone, string checkedAt, string now, bool due) =>
        Assert.Equal(due, NightlyCheck.IsDue(Utc(checkedAt), Utc(now), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + "Z", CultureInfo.InvariantCulture);
}
