using System.Text.RegularExpressions;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Dashboards;

/// <summary>What the page of upcoming publications finds, how it is cut, and what it says to nonsense.</summary>
public sealed partial class UpcomingPageTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>, IAsyncLifetime
{
    private static readonly SemaphoreSlim Once = new(1);
    private static string _other = "";
    private static string _otherInn = "";

    // Three posts of the first school, half an hour ahead; one of another school, in two days.
    public async Task InitializeAsync()
    {
        await Once.WaitAsync();
        try
        {
            if (_other.Length > 0) return;
            var soon = TimeProvider.System.GetUtcNow().AddMinutes(30);
            for (var number = 0; number < 3; number++) await fixture.School.PublishAsync(fixture.School.Post($"Страница {number}", "Текст номер " + number, [fixture.School.MaxId], soon.AddMinutes(number)));
            var other = await fixture.Server.NewSchoolAsync();
            (_other, _otherInn) = (other.Id, other.Inn);
            await other.PublishAsync(other.Post("Ярмарка ёлок", "Приходите.", publishAt: soon.AddDays(2)));
            var waiting = (await fixture.School.PressOfficer.PostAsync("posts", fixture.School.Post("Ждёт проверки", "Слова.", [fixture.School.MaxId], soon.AddDays(3)))).Must(201).Id;
            (await fixture.School.PressOfficer.ActAsync("posts/" + waiting, "submit")).Must(200);
        }
        finally
        {
            Once.Release();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("", "Страница 0,Страница 1,Страница 2,Ярмарка ёлок,Ярмарка ёлок,Ждёт проверки")]
    [InlineData("q=СТРАНИЦА", "Страница 0,Страница 1,Страница 2")]
    [InlineData("q=елок", "Ярмарка ёлок,Ярмарка ёлок")]
    [InlineData("q=INN", "Ярмарка ёлок,Ярмарка ёлок")]
    [InlineData("q=нигде", "")]
    [InlineData("q=%25", "")]
    [InlineData("school=OTHER", "Ярмарка ёлок,Ярмарка ёлок")]
    [InlineData("kind=Gospublic", "Ярмарка ёлок")]
    [InlineData("kind=SferumClosed", "")]
    [InlineData("state=soon", "Страница 0,Страница 1,Страница 2")]
    [InlineData("state=late", "")]
    [InlineData("state=review", "Ждёт проверки")]
    [InlineData("state=Scheduled", "Страница 0,Страница 1,Страница 2,Ярмарка ёлок")]
    [InlineData("state=Planned", "Ярмарка ёлок")]
    [InlineData("state=OnHold", "")]
    [InlineData("q=страница&state=soon&kind=MaxPublic", "Страница 0,Страница 1,Страница 2")]
    [InlineData("q=страница&school=OTHER", "")]
    public async Task Search_and_filters_show_what_fits(string query, string titles)
    {
        using var admin = fixture.As("admin");
        var html = await admin.PageAsync("/upcoming?" + query.Replace("OTHER", _other, StringComparison.Ordinal).Replace("INN", _otherInn, StringComparison.Ordinal));
        Assert.Equal(titles, string.Join(',', TitlesOf(html)));
        Assert.Equal(titles.Length == 0, html.Contains("По этим условиям ничего нет", StringComparison.Ordinal));
        Assert.DoesNotContain("Часть условий", html, StringComparison.Ordinal);
        // What was asked for stands in the form again, and a way back to everything.
        Assert.Equal(query.Length > 0, html.Contains("Показать все", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("state=Published")]
    [InlineData("state=1")]
    [InlineData("state=%00")]
    [InlineData("kind=1")]
    [InlineData("kind=Telegram")]
    [InlineData("school=мимо")]
    [InlineData("after=мимо")]
    [InlineData("after=1.2.3.4")]
    [InlineData("after=99999999999999999999.0.0.0")]
    [InlineData("after=-1.00000000000000000000000000000000.0.00000000000000000000000000000000")]
    [InlineData("count=0")]
    [InlineData("count=-5")]
    [InlineData("count=501")]
    [InlineData("count=x")]
    [InlineData("q=LONG")]
    public async Task Nonsense_is_left_out_and_said(string query)
    {
        using var admin = fixture.As("admin");
        var html = await admin.PageAsync("/upcoming?" + query.Replace("LONG", new string('я', 201), StringComparison.Ordinal));
        Assert.Contains("Часть условий в адресе непонятна", html, StringComparison.Ordinal);
        Assert.Equal(6, TitlesOf(html).Count);
    }

    [Fact]
    public async Task Markup_in_the_search_stays_text()
    {
        using var admin = fixture.As("admin");
        using var answer = await admin.GetAsync("/upcoming?q=" + Uri.EscapeDataString("\"><script>alert(1)</script>"));
        Assert.Contains("value=\"&quot;&gt;&lt;script&gt;", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_follow_one_another_without_a_gap_or_a_line_twice()
    {
        using var admin = fixture.As("admin");
        var seen = new List<string>();
        var path = "/upcoming?count=1";
        for (var page = 0; page < 6; page++)
        {
            var html = await admin.PageAsync(path);
            seen.AddRange(TitlesOf(html));
            var next = html.Split("href=\"/hangfire").FirstOrDefault(part => part.Contains("after=", StringComparison.Ordinal) && part.Contains("Дальше", StringComparison.Ordinal));
            Assert.Equal(page == 5, next is null);
            Assert.Equal(page > 0, html.Contains("К началу", StringComparison.Ordinal));
            if (next is not null) path = next[..next.IndexOf('"', StringComparison.Ordinal)];
        }
        Assert.Equal(["Страница 0", "Страница 1", "Страница 2", "Ярмарка ёлок", "Ярмарка ёлок", "Ждёт проверки"], seen);
    }

    private static List<string> TitlesOf(string html) => [.. Title().Matches(html).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("""class="upcoming-post"[^>]*><a href="[^"]*">([^<]*)</a>""")]
    private static partial Regex Title();
}
