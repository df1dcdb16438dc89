using System.Globalization;
using System.Net;
using System.Text;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>Who did what and when, for those who answer for it: filtered, a page at a time, and as a file.</summary>
[Collection(ApiCollection.Name)]
public sealed class AuditPageTests(ApiFixture fixture)
{
    [Fact]
    public async Task The_log_shows_ones_own_schools_in_words_with_links()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = (await school.PressOfficer.PostAsync("posts", school.Post("Весенняя ярмарка", "Приходите."))).Must(201).Id;
        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        Assert.Contains("href=\"/audit\"", browser.Html, StringComparison.Ordinal);
        await browser.OpenAsync("/audit");
        Assert.Contains($"press-officer {school.Id} : записано", browser.Text, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/posts/{id}\">Весенняя ярмарка</a>", WebUtility.HtmlDecode(browser.Html), StringComparison.Ordinal);
        Assert.Contains("(UTC+3)", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("post.edited", browser.Text, StringComparison.Ordinal);

        using var stranger = await fixture.Server.SignInNewAsync(Role.Admin, fixture.Other.Id);
        foreach (var path in new[] { "/audit", $"/audit?school={school.Id}", $"/audit?post={id}", "/audit?q=ярмарка" })
        {
            await stranger.OpenAsync(path);
            Assert.Equal(HttpStatusCode.OK, stranger.Status);
            Assert.DoesNotContain("Весенняя ярмарка", stranger.Text, StringComparison.Ordinal);
            // Nor who did something there: a title would not be told in any case.
            Assert.DoesNotContain("press-officer " + school.Id, stranger.Text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("press-officer " + school.Id, Encoding.UTF8.GetString((await stranger.DownloadAsync($"/audit/export?school={school.Id}")).Content), StringComparison.Ordinal);
        Assert.DoesNotContain("ярмарка", Encoding.UTF8.GetString((await stranger.DownloadAsync($"/audit/export?post={id}")).Content), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("post.edited")]
    [InlineData("posts.imported")]
    [InlineData("series.changed")]
    public async Task Imports_and_series_are_found_among_the_posts(string action)
    {
        var school = await fixture.Server.NewSchoolAsync();
        var anna = (await fixture.Server.NewAccountAsync(Role.PressOfficer, school.Id, "Анна")).Id;
        await AddAsync(school, anna, action, new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), null);
        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        Assert.Contains("Анна", Encoding.UTF8.GetString((await browser.DownloadAsync("/audit/export?event=posts")).Content), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Анна,Борис,Анна")]
    [InlineData("person=борис", "Борис")]
    [InlineData("event=post.rejected", "Борис")]
    [InlineData("event=posts", "Анна,Борис,Анна")]
    [InlineData("event=people", "")]
    [InlineData("q=НЕТ ДАТЫ", "Борис")]
    [InlineData("q=возвращено автору", "Борис")]
    [InlineData("from=2026-03-02", "Анна,Борис")]
    [InlineData("to=2026-03-01", "Анна")]
    [InlineData("from=2026-03-02&to=2026-03-02", "Борис")]
    [InlineData("from=2026-03-02&person=анна&event=post.edited", "Анна")]
    [InlineData("from=зимой", "Анна,Борис,Анна")]
    public async Task Filters_stand_in_the_address_and_are_heeded_by_page_and_file(string query, string expected)
    {
        var school = await fixture.Server.NewSchoolAsync();
        var (anna, boris) = ((await fixture.Server.NewAccountAsync(Role.PressOfficer, school.Id, "Анна")).Id, (await fixture.Server.NewAccountAsync(Role.ContentAdmin, school.Id, "Борис")).Id);
        // Half past midnight in Moscow is the day before in UTC.
        await AddAsync(school, anna, "post.edited", new DateTimeOffset(2026, 3, 1, 20, 30, 0, TimeSpan.Zero), null);
        await AddAsync(school, boris, "post.rejected", new DateTimeOffset(2026, 3, 1, 21, 30, 0, TimeSpan.Zero), "Нет даты");
        await AddAsync(school, anna, "post.edited", new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero), null);
        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        // What came with the school itself happened today.
        var address = $"/audit?{(query.Contains("to=", StringComparison.Ordinal) ? query : query + "&to=2026-03-31")}";
        await browser.OpenAsync(address);
        Assert.Equal(expected, string.Join(',', System.Text.RegularExpressions.Regex.Matches(WebUtility.HtmlDecode(browser.Html), "<strong>(Анна|Борис)</strong>").Select(match => match.Groups[1].Value)));
        var csv = Encoding.UTF8.GetString((await browser.DownloadAsync(address.Replace("/audit?", "/audit/export?", StringComparison.Ordinal))).Content);
        Assert.Equal(expected, string.Join(',', csv.Split("\r\n").Skip(1).Where(line => line.Length > 0).Select(line => line.Split(';')[4])));
    }

    [Fact]
    public async Task Pages_miss_and_repeat_nothing_even_within_one_instant()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var at = new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < 120; i++) await AddAsync(school, null, "post.expired", at.AddMinutes(i / 70), $"№{i}.");
        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        var seen = new List<string>();
        for (var path = "/audit?to=2026-02-28"; path.Length > 0;)
        {
            await browser.OpenAsync(path);
            seen.AddRange(System.Text.RegularExpressions.Regex.Matches(WebUtility.HtmlDecode(browser.Html), "№\\d+\\.").Select(match => match.Value));
            path = WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(browser.Html, "href=\"(/audit\\?[^\"]*after=[^\"]+)\"").Groups[1].Value);
        }
        Assert.Equal(Enumerable.Range(0, 120).Select(i => $"№{i}.").Order(), seen.Order());
    }

    [Fact]
    public async Task The_file_is_for_excel_and_no_cell_of_it_is_a_formula()
    {
        var school = await fixture.Server.NewSchoolAsync();
        string[] details = ["=1+1", "+7", "-2", "@SUM(A1)", "\t=1", "  =2", "обычное", "с \"кавычками\"; и точкой с запятой", "две\nстроки", "＝1"];
        foreach (var text in details) await AddAsync(school, null, "post.rejected", new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero), text);
        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        var (status, content) = await browser.DownloadAsync("/audit/export?to=2026-03-31");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal([0xEF, 0xBB, 0xBF], content[..3]);
        var text2 = Encoding.UTF8.GetString(content[3..]);
        Assert.StartsWith("Время;Часовой пояс;Событие;", text2, StringComparison.Ordinal);
        Assert.Contains("2026-03-01 12:00:00;UTC+03:00;возвращено автору;post.rejected;", text2, StringComparison.Ordinal);
        foreach (var cell in new[] { ";'=1+1\r\n", ";'+7\r\n", ";'-2\r\n", ";'@SUM(A1)\r\n", ";\"'\t=1\"\r\n", ";'  =2\r\n", ";обычное\r\n", ";\"с \"\"кавычками\"\"; и точкой с запятой\"\r\n", ";\"две\nстроки\"\r\n", ";'＝1\r\n" }) Assert.Contains(cell, text2, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Details_are_for_people_instants_reasons_and_names()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var (_, person) = await fixture.Server.NewAccountAsync(Role.Manager, school.Id, "Вера");
        var at = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
        await AddAsync(school, null, "post.rescheduled", at, new DateTimeOffset(2026, 4, 5, 6, 0, 0, TimeSpan.Zero).ToString("O", CultureInfo.InvariantCulture));
        await AddAsync(school, null, "publication.on-hold", at, new Reason("HoldPolicy", "LNK001, INF001").ToString());
        await AddAsync(school, null, "role.given", at, $"{person} manager");
        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        await browser.OpenAsync("/audit?to=2026-03-31");
        Assert.Contains("5 апреля 2026, 09:00 (UTC+3)", browser.Text, StringComparison.Ordinal);
        Assert.Contains(new Reason("HoldPolicy", "LNK001, INF001").ToText(new CultureInfo("ru")), browser.Text, StringComparison.Ordinal);
        Assert.Contains("«Вера» manager", browser.Text, StringComparison.Ordinal);
    }

    private async Task AddAsync(TestSchool school, Guid? actor, string action, DateTimeOffset at, string? details)
    {
        await using var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(at), At = at, SchoolId = Guid.Parse(school.Id), ActorId = actor, Action = action, Details = details });
        await db.SaveChangesAsync();
    }
}
