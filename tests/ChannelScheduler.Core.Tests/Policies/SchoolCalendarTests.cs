using System.Globalization;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Calendars;
using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>The delivered calendar of the country, and what a region and a school put on top of it.</summary>
public sealed class SchoolCalendarTests : IDisposable
{
    private readonly string _copy = PolicyFiles.Copy();

    public void Dispose() => Directory.Delete(_copy, recursive: true);

    [Theory]
    [InlineData("2026-01-01", false, "новогодние каникулы", true)]
    [InlineData("2026-01-07", false, "Рождество Христово", true)]
    [InlineData("2026-01-08", false, "новогодние каникулы", true)]
    [InlineData("2026-01-09", false, "выходной перенесён с 3 января", true)]
    [InlineData("2026-01-11", false, null, true)]
    [InlineData("2026-01-12", true, null, false)]
    [InlineData("2026-02-23", false, "День защитника Отечества", false)]
    [InlineData("2026-03-09", false, "выходной перенесён с 8 марта", false)]
    [InlineData("2026-03-27", true, null, false)]
    [InlineData("2026-03-28", false, null, true)]
    [InlineData("2026-03-30", true, null, true)]
    [InlineData("2026-04-06", true, null, false)]
    [InlineData("2026-05-11", false, "выходной перенесён с 9 мая", false)]
    [InlineData("2026-05-27", true, null, true)]
    [InlineData("2026-08-31", true, null, true)]
    [InlineData("2026-09-01", true, null, false)]
    [InlineData("2026-09-19", false, null, false)]
    [InlineData("2026-11-04", false, "День народного единства", false)]
    [InlineData("2026-12-31", false, "выходной перенесён с 4 января", true)]
    [InlineData("2027-01-06", false, "новогодние каникулы", true)]
    [InlineData("2027-05-03", false, "выходной перенесён с 1 мая", false)]
    [InlineData("2027-05-10", false, "выходной перенесён с 9 мая", false)]
    [InlineData("2027-06-14", false, "выходной перенесён с 12 июня", true)]
    [InlineData("2027-11-05", true, null, true)]
    public void A_day_of_the_country(string day, bool isWorkday, string? holiday, bool isBreak)
    {
        var calendar = PolicyFiles.Set.Calendars.For(null, null);
        var date = Day(day);

        Assert.Equal((isWorkday, holiday, isBreak), (calendar.IsWorkday(date), calendar.HolidayOn(date)?.Ru, calendar.IsBreak(date)));
    }

    [Theory]
    [InlineData(2025, false)]
    [InlineData(2026, true)]
    [InlineData(2027, true)]
    [InlineData(2031, false)]
    public void A_year_that_is_missing_is_known_to_be_missing(int year, bool isKnown)
    {
        var calendar = PolicyFiles.Set.Calendars.For("66", "6600000000");

        Assert.Equal(isKnown, calendar.Knows(year));
    }

    [Fact]
    public void In_a_year_that_is_missing_a_week_is_a_week()
    {
        var calendar = PolicyFiles.Set.Calendars.For(null, null);

        Assert.Equal([true, true, true, true, true, false, false], Enumerable.Range(6, 7).Select(day => calendar.IsWorkday(new DateOnly(2031, 1, day))));
        Assert.Null(calendar.HolidayOn(new DateOnly(2031, 1, 7)));
        Assert.False(calendar.IsBreak(new DateOnly(2031, 1, 7)));
    }

    [Theory]
    [InlineData(null, null, "2026-03-20", true, null)]
    [InlineData("16", null, "2026-03-20", false, "Ураза-байрам")]
    [InlineData("66", null, "2026-03-20", true, null)]
    [InlineData("16", null, "2026-05-01", false, "Праздник Весны и Труда")]
    [InlineData("16", null, "2026-03-21", true, null)]
    [InlineData("16", "1600000000", "2026-03-20", true, "Ураза-байрам")]
    [InlineData("16", "1600000001", "2026-03-20", false, "Ураза-байрам")]
    public void A_regions_holidays_and_a_schools_workdays_come_on_top(string? region, string? inn, string day, bool isWorkday, string? holiday)
    {
        var calendar = Layered().For(region, inn);

        Assert.Equal((isWorkday, holiday), (calendar.IsWorkday(Day(day)), calendar.HolidayOn(Day(day))?.Ru));
    }

    [Theory]
    [InlineData("16", "2026-03-30", true)]
    [InlineData("16", "2026-04-14", false)]
    [InlineData("66", "2026-04-14", false)]
    [InlineData("16", "2027-04-01", true)]
    public void Without_breaks_of_its_own_a_region_has_the_countrys(string region, string day, bool isBreak) =>
        Assert.Equal(isBreak, Layered().For(region, null).IsBreak(Day(day)));

    [Theory]
    [InlineData("2026-03-30", false)]
    [InlineData("2026-04-14", true)]
    [InlineData("2027-04-01", true)]
    public void A_schools_own_breaks_replace_the_countrys_in_their_year(string day, bool isBreak) =>
        Assert.Equal(isBreak, Layered().For("16", "1600000000").IsBreak(Day(day)));

    [Theory]
    [InlineData("16", true)]
    [InlineData("99", false)]
    public void A_week_of_three_working_days_is_asked_for_nothing(string region, bool isReminded)
    {
        Write("99", """
            years:
              2026:
                daysOff:
                  - {from: 2026-09-14, to: 2026-09-15, name: {ru: день региона, en: the region's day}}
            """);
        var linter = new PolicyLinter(PolicySet.Load(_copy));
        var post = new LintInput
        {
            Text = "Новость",
            Channels = [new LintChannel(Core.Channels.ChannelKind.MaxPublic)],
            PublishAt = new DateTimeOffset(2026, 9, 17, 12, 0, 0, TimeSpan.FromHours(3)),
            School = new LintSchool { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow"), Region = region, OtherPosts = [] },
        };

        Assert.Equal(isReminded, linter.Lint(post).Findings.Any(finding => finding.RuleId == "PUB004"));
    }

    private CalendarSet Layered()
    {
        Write("16", """
            years:
              2026:
                holidays:
                  - {from: 2026-03-20, name: {ru: Ураза-байрам, en: Eid}}
                workdays:
                  - {from: 2026-03-21, name: {ru: рабочая суббота, en: a working Saturday}}
            """);
        Write("1600000000", """
            years:
              2026:
                workdays:
                  - {from: 2026-03-20, name: {ru: учимся, en: lessons}}
                breaks:
                  - {from: 2026-04-11, to: 2026-04-19, name: {ru: весенние каникулы, en: the spring break}}
            """);
        return PolicySet.Load(_copy).Calendars;
    }

    private void Write(string name, string yaml) => File.WriteAllText(Path.Combine(_copy, "calendars", name + ".yaml"), yaml);

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
