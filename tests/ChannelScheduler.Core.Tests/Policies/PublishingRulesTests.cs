using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Schools;
using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>What the rules of publishing say of a post and its school, beyond the fixtures in their folders.</summary>
public class PublishingRulesTests
{
    private const string News = "Приглашаем родителей и детей на осенний концерт школьного хора в актовом зале";

    [Theory]
    [InlineData("Europe/Kaliningrad", "2026-09-15T20:59+03:00", false)]
    [InlineData("Europe/Kaliningrad", "2026-09-15T23:00+03:00", true)]
    [InlineData("Europe/Moscow", "2026-09-15T21:59+03:00", false)]
    [InlineData("Europe/Moscow", "2026-09-15T22:00+03:00", true)]
    [InlineData("Europe/Samara", "2026-09-15T21:00+03:00", true)]
    [InlineData("Asia/Yekaterinburg", "2026-09-15T04:59+03:00", true)]
    [InlineData("Asia/Yekaterinburg", "2026-09-15T05:00+03:00", false)]
    [InlineData("Asia/Novosibirsk", "2026-09-15T02:59+03:00", true)]
    [InlineData("Asia/Irkutsk", "2026-09-15T02:00+03:00", false)]
    [InlineData("Asia/Vladivostok", "2026-09-15T15:00+03:00", true)]
    [InlineData("Asia/Kamchatka", "2026-09-14T21:59+03:00", true)]
    [InlineData("Asia/Kamchatka", "2026-09-14T22:00+03:00", false)]
    [InlineData("Asia/Kamchatka", "2026-09-15T13:00+03:00", true)]
    public void Night_is_night_on_the_schools_own_clock(string zone, string at, bool isNight) =>
        Assert.Equal(isNight, Finds("PUB006", Post(at, School(zone))));

    [Theory]
    [InlineData("21:00", "08:00", "22:30", true)]
    [InlineData("23:30", "06:00", "22:30", false)]
    [InlineData("23:30", "06:00", "23:30", true)]
    [InlineData("23:30", "06:00", "06:30", false)]
    [InlineData("21:00", "08:00", "07:30", false)]
    [InlineData("00:00", "00:00", "22:30", true)]
    public void Outside_its_own_quiet_hours_a_school_knows_no_night(string from, string to, string time, bool isNight)
    {
        var school = School() with { QuietHours = new QuietHours(TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture)) };

        Assert.Equal(isNight, Finds("PUB006", Post($"2026-09-15T{time}+03:00", school)));
    }

    // Public posts of the same week: 14 to 20 September 2026, Monday to Sunday.
    [Theory]
    [InlineData("Europe/Moscow", "2026-09-13T23:59+03:00", false)]
    [InlineData("Europe/Moscow", "2026-09-14T00:00+03:00", true)]
    [InlineData("Europe/Moscow", "2026-09-20T23:59+03:00", true)]
    [InlineData("Europe/Moscow", "2026-09-21T00:00+03:00", false)]
    [InlineData("Europe/Kaliningrad", "2026-09-14T00:30+03:00", false)]
    [InlineData("Europe/Kaliningrad", "2026-09-21T00:30+03:00", true)]
    [InlineData("Asia/Kamchatka", "2026-09-13T15:00+03:00", true)]
    [InlineData("Asia/Kamchatka", "2026-09-20T15:00+03:00", false)]
    public void A_week_goes_from_monday_to_sunday_on_the_schools_own_clock(string zone, string third, bool isThird)
    {
        var school = School(zone, Other("2026-09-15T10:00+03:00"), Other(third));

        // Two with the post itself, and the number is three: met if the other is of this week, or comes after it in this week and is told then.
        Assert.Equal(!isThird, Finds("PUB004", Post("2026-09-18T09:00+03:00", school)));
    }

    [Theory]
    [InlineData("2026-11-06T10:00+03:00", 4, true)]
    [InlineData("2026-06-11T10:00+03:00", 4, false)]
    [InlineData("2026-03-12T10:00+03:00", 4, true)]
    [InlineData("2026-03-26T10:00+03:00", 5, false)]
    [InlineData("2026-04-30T10:00+03:00", 4, true)]
    [InlineData("2026-05-07T10:00+03:00", 5, true)]
    [InlineData("2026-05-14T10:00+03:00", 4, true)]
    [InlineData("2026-02-26T10:00+03:00", 4, true)]
    [InlineData("2026-12-30T10:00+03:00", 3, false)]
    [InlineData("2026-10-22T10:00+03:00", 5, false)]
    [InlineData("2026-10-30T10:00+03:00", 5, false)]
    [InlineData("2026-11-05T10:00+03:00", 4, true)]
    public void Nobody_is_reminded_in_breaks_and_short_weeks(string at, int workdays, bool isReminded)
    {
        var monday = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture).DateTime;
        monday = monday.AddDays(-(((int)monday.DayOfWeek + 6) % 7));
        var calendar = PolicyFiles.Set.Calendars.For(null, null);

        Assert.Equal(workdays, Enumerable.Range(0, 7).Count(day => calendar.IsWorkday(DateOnly.FromDateTime(monday.AddDays(day)))));
        Assert.Equal(isReminded, Finds("PUB004", Post(at, School())));
    }

    [Theory]
    [InlineData(null, "15:59", true)]
    [InlineData(null, "16:00", false)]
    [InlineData(1.0, "15:59", true)]
    [InlineData(6.0, "17:59", true)]
    [InlineData(6.0, "18:00", false)]
    public void Of_the_servers_delay_and_the_policys_the_longer_one_holds(double? serverHours, string time, bool isTooSoon)
    {
        var school = School(others: Other("2026-09-15T12:00+03:00", text: News, isOut: true)) with { FollowerDelay = serverHours is { } hours ? TimeSpan.FromHours(hours) : null };

        Assert.Equal(isTooSoon, Finds("PUB002", Post($"2026-09-15T{time}+03:00", school, ChannelKind.Gospublic)));
    }

    [Fact]
    public void A_school_without_a_MAX_channel_is_not_asked_to_go_there_first()
    {
        var school = School() with { ChannelKinds = [ChannelKind.Gospublic] };

        Assert.False(Finds("PUB001", Post("2026-09-15T12:00+03:00", school, ChannelKind.Gospublic)));
    }

    [Theory]
    [InlineData("ru", "запланирован", "Осенний концерт", "16.09.2026 18:00")]
    [InlineData("en", "planned", "Осенний концерт", "16.09.2026 18:00")]
    public void A_duplicate_names_the_other_post_and_its_time_on_the_schools_clock(string culture, string words, string title, string time)
    {
        var message = InLanguage(culture, () => Lint(Post("2026-09-15T12:00+03:00", School(others: Other("2026-09-16T18:00+03:00", title, News))), "PUB005")).Single().Message;

        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.Contains(title, message, StringComparison.Ordinal);
        Assert.Contains(time, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gospublic_that_waits_for_its_own_MAX_post_was_not_first()
    {
        var waiting = new OtherPost("Концерт", News, null, [new OtherPublication(ChannelKind.MaxPublic, At("2026-09-16T09:00+03:00")), new OtherPublication(ChannelKind.Gospublic, null)]);

        Assert.False(Finds("PUB001", Post("2026-09-15T12:00+03:00", School(others: waiting))));
        Assert.Contains("16.09.2026 09:00", Lint(Post("2026-09-15T12:00+03:00", School(others: waiting), ChannelKind.Gospublic), "PUB005").Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_duplicates_the_nearest_of_the_most_like_is_told()
    {
        var school = School(others:
        [
            Other("2026-09-15T09:00+03:00", "Почти", News + " вечером"), Other("2026-09-01T09:00+03:00", "Давно", News), Other("2026-09-10T09:00+03:00", "Недавно", News, isOut: true),
        ]);

        var finding = Lint(Post("2026-09-15T12:00+03:00", school), "PUB005").Single();

        Assert.Contains("Недавно", finding.Message, StringComparison.Ordinal);
        Assert.Contains("уже вышел", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Приглашаем родителей и детей на осенний концерт школьного хора в актовом зале", true)]
    [InlineData("приглашаем родителей и детей на осенний КОНЦЕРТ школьного хора\n\n**в актовом зале!**", true)]
    [InlineData("Приглашаем родителей и детей на осенний концерт школьного хора в спортивном зале", true)]
    [InlineData("Приглашаем родителей и детей на зимний концерт школьного оркестра в спортивном зале", false)]
    [InlineData("В актовом зале приглашаем на концерт родителей и осенний хор", false)]
    [InlineData("Приглашаем родителей и детей на осенний концерт школьного хора в актовом зале 2", false)]
    [InlineData("", false)]
    [InlineData("\uD800", false)]
    public void Two_texts_are_the_same_by_their_words(string text, bool isSame) =>
        Assert.Equal(isSame, Finds("PUB005", Post("2026-09-15T12:00+03:00", School(others: Other("2026-09-10T09:00+03:00", text: News))) with { Text = text }));

    [Fact]
    public void The_gospublics_own_words_are_compared_with_its_own_words()
    {
        var other = new OtherPost("Концерт", "Совсем другое", News, [new OtherPublication(ChannelKind.MaxPublic, At("2026-09-10T09:00+03:00")), new OtherPublication(ChannelKind.Gospublic, At("2026-09-10T13:00+03:00"))]);
        var post = Post("2026-09-15T12:00+03:00", School(others: other), ChannelKind.MaxPublic, ChannelKind.Gospublic);

        Assert.False(Finds("PUB005", post with { GospublicText = "Фотографии" }));
        Assert.Equal(("variants.gospublic", ChannelKind.Gospublic), Lint(post with { Text = "Анонс", GospublicText = News }, "PUB005").Select(one => (one.Field, one.ChannelKinds.Single())).Single());
    }

    // Each would take minutes if every text were compared letter by letter with every other.
    [Theory]
    [InlineData("а ")]
    [InlineData("слово слова ")]
    [InlineData("\u0301.")]
    public void Endless_texts_are_compared_all_the_same(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 200_000 / part.Length));
        var others = Enumerable.Range(0, 40).Select(index => Other("2026-09-10T09:00+03:00", text: text + index)).ToArray();

        Assert.False(Finds("PUB001", Post("2026-09-15T12:00+03:00", School(others: others)) with { Text = text }));
    }

    [Fact]
    public void Long_texts_are_told_apart_and_known_again_by_a_sample()
    {
        var words = Enumerable.Range(0, 3000).Select(index => string.Concat(index.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('а' + digit - '0')))).ToList();
        var text = string.Join(' ', words);
        var changed = string.Join(' ', words.Select((word, index) => index % 60 == 0 ? "иное" : word));
        var mixed = string.Join(' ', words.Select((word, index) => index % 4 == 0 ? "иное" : word));

        Assert.True(Finds("PUB005", Post("2026-09-15T12:00+03:00", School(others: Other("2026-09-10T09:00+03:00", text: text))) with { Text = changed }));
        Assert.False(Finds("PUB005", Post("2026-09-15T12:00+03:00", School(others: Other("2026-09-10T09:00+03:00", text: text))) with { Text = mixed }));
    }

    [Fact]
    public void Without_facts_about_the_school_nothing_is_said_of_its_rhythm()
    {
        var post = new LintInput { Text = News, Channels = [new LintChannel(ChannelKind.Gospublic)], PublishAt = At("2026-01-01T03:00+03:00") };

        Assert.Empty(PolicyFiles.Linter.Lint(post).Findings);
        Assert.Equal(["PUB001", "PUB006", "PUB006"], PolicyFiles.Linter.Lint(post with { School = School() }).Findings.Select(one => one.RuleId).Order());
        // The calendar needs no history; what was said before does.
        Assert.Equal(["PUB006", "PUB006"], PolicyFiles.Linter.Lint(post with { School = School() with { OtherPosts = null } }).Findings.Select(one => one.RuleId));
    }

    private static LintInput Post(string at, LintSchool school, params ChannelKind[] kinds) => new()
    {
        Text = News,
        Channels = [.. (kinds.Length == 0 ? [ChannelKind.MaxPublic] : kinds).Select(kind => new LintChannel(kind))],
        PublishAt = At(at),
        School = school,
    };

    private static LintSchool School(string zone = "Europe/Moscow", params OtherPost[] others) =>
        new() { Zone = TimeZoneInfo.FindSystemTimeZoneById(zone), ChannelKinds = Enum.GetValues<ChannelKind>(), OtherPosts = others };

    private static OtherPost Other(string at, string title = "Другая", string text = "Совсем другая новость о школе", bool isOut = false) =>
        new(title, text, null, [new OtherPublication(ChannelKind.MaxPublic, At(at), isOut)]);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static IReadOnlyList<Finding> Lint(LintInput input, string ruleId) => [.. PolicyFiles.Linter.Lint(input).Findings.Where(finding => finding.RuleId == ruleId)];

    private static bool Finds(string ruleId, LintInput input) => Lint(input, ruleId).Count > 0;

    private static T InLanguage<T>(string culture, Func<T> ask)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return ask();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
