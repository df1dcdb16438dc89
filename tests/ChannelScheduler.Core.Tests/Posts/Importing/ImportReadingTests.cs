using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts.Importing;
using Xunit;

namespace ChannelScheduler.Core.Tests.Posts.Importing;

public sealed class ImportReadingTests
{
    [Theory]
    [InlineData("24.12.2026 09:30", null, "2026-12-24T04:30:00Z")]
    [InlineData("24.12.2026 9:30", null, "2026-12-24T04:30:00Z")]
    [InlineData(" 4.1.2027  09:30:15 ", null, "2027-01-04T04:30:15Z")]
    [InlineData("2026-12-24 09:30", null, "2026-12-24T04:30:00Z")]
    [InlineData("2026-12-24T09:30", null, "2026-12-24T04:30:00Z")]
    [InlineData("2026-12-24T09:30:00", null, "2026-12-24T04:30:00Z")]
    [InlineData("2026-12-24T09:30:00+03:00", null, "2026-12-24T06:30:00Z")]
    [InlineData("2026-12-24T09:30:00Z", null, "2026-12-24T09:30:00Z")]
    [InlineData("24.12.2026", "09:30", "2026-12-24T04:30:00Z")]
    [InlineData("24.12.2026 0:00", "9:30", "2026-12-24T04:30:00Z")]
    [InlineData("2026-12-24", "09:30", "2026-12-24T04:30:00Z")]
    [InlineData("24.12.2026", null, null)]
    [InlineData("24.12.2026", "", null)]
    [InlineData("24.12.2026", "утром", null)]
    [InlineData("31.11.2026 09:30", null, null)]
    [InlineData("12/24/2026 09:30", null, null)]
    [InlineData("24.12.26 09:30", null, null)]
    [InlineData("24.12.2026 25:00", null, null)]
    [InlineData("завтра", null, null)]
    [InlineData("", null, null)]
    public void Times_are_read_as_people_and_excel_write_them_by_the_schools_clock(string date, string? time, string? expected)
    {
        var isRead = WallTimeText.TryParse(date, time, TimeZoneInfo.FindSystemTimeZoneById("Asia/Yekaterinburg"), out var instant);
        Assert.Equal(expected is null ? default(DateTimeOffset?) : DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), isRead ? instant : default(DateTimeOffset?));
    }

    [Fact]
    public void An_hour_that_the_zone_skips_is_no_time() =>
        Assert.False(WallTimeText.TryParse("29.03.2026 02:30", null, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), out _));

    [Theory]
    [InlineData("", "", null)]
    [InlineData("max", "MaxPublic", null)]
    [InlineData("MAX, Госпаблик", "MaxPublic Gospublic", null)]
    [InlineData("вк+max", "Gospublic MaxPublic", null)]
    [InlineData("closed;closed", "SferumClosed", null)]
    [InlineData("max, телеграм", "MaxPublic", "телеграм")]
    public void Channels_are_listed_by_everyday_names(string text, string expected, string? unknown)
    {
        var kinds = ChannelList.Parse(text, out var strange);
        Assert.Equal((expected, unknown), (string.Join(' ', kinds), strange));
    }

    [Theory]
    [InlineData("Заголовок", ImportColumns.Title)]
    [InlineData(" ТЕКСТ ", ImportColumns.Text)]
    [InlineData("publishat", ImportColumns.When)]
    [InlineData("Дата", ImportColumns.Date)]
    [InlineData("Примечание", null)]
    public void Columns_are_known_by_their_names_in_both_languages(string head, string? expected) => Assert.Equal(expected, ImportColumns.Of(head));

    [Fact]
    public void A_line_that_says_what_an_earlier_one_says_is_found()
    {
        var lines = new[] { Line(1, "Суп", "Сегодня на обед суп с рыбой и компот."), Line(2, "Кружок", "Кружок шахмат ждёт всех по средам."), Line(3, "Суп", "Сегодня на обед суп с рыбой и компот!") };
        var found = LineRepeats.Find(lines, 0.8);
        Assert.Equal([3], found.Keys);
        Assert.Equal(1, found[3].Number);
    }

    private static ImportLine Line(int number, string title, string text) => new(number, "", title, text, null, Array.Empty<ChannelKind>(), null, [], new Dictionary<string, string>());
}
