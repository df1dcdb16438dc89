using System.Net;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Dashboards;

/// <summary>What somebody hears whose page is out of date, whose role is gone, or who asks for what there is not.</summary>
public sealed class DashboardRefusalTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    [Theory]
    [InlineData("ru", "Страница устарела")]
    [InlineData("en", "This page is out of date")]
    public async Task An_old_token_is_refused_with_what_to_do_and_changes_nothing(string language, string words)
    {
        using var admin = fixture.As("admin", language);
        await admin.PageAsync();
        foreach (var path in new[] { "/jobs/succeeded/requeue", "/stats" })
        {
            var (status, detail) = await admin.AskAsync(path, "of-another-session", fixture.PublishedJob);
            Assert.Equal(HttpStatusCode.Forbidden, status);
            Assert.Contains(words, detail, StringComparison.Ordinal);
        }
        Assert.Equal("Succeeded", fixture.Probe.StateOf(fixture.PublishedJob));
    }

    [Fact]
    public async Task A_role_that_is_taken_away_stops_the_very_next_poll_page_and_button_in_words()
    {
        var user = (await fixture.Server.Admin.PostAsync("users", new { name = "Вымышленный человек", memberships = new[] { new { role = "admin" } } })).Must(201).Id;
        using var person = new DashboardClient(fixture.Server.Address, (await fixture.Server.Admin.PostAsync("api-keys", new { userId = user, name = "проба" })).Must(201).Text("key")!);
        await person.PageAsync();
        Assert.Equal(HttpStatusCode.OK, await person.PostAsync("/stats"));

        var id = Guid.Parse(user);
        await using (var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync())
        {
            Assert.Equal(1, await db.Memberships.Where(one => one.UserId == id).ExecuteDeleteAsync());
        }

        foreach (var path in new[] { "/stats", "/jobs/succeeded/requeue" })
        {
            var (status, detail) = await person.AskAsync(path, null, fixture.PublishedJob);
            Assert.Equal(HttpStatusCode.Forbidden, status);
            Assert.Matches("[а-я]", detail);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync()).StatusCode);
        Assert.Equal("Succeeded", fixture.Probe.StateOf(fixture.PublishedJob));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("999999999999999999999999")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("не-задание")]
    [InlineData("%27%3B%20DROP%20TABLE")]
    [InlineData("%3Cscript%3E")]
    public async Task A_job_that_is_not_there_is_said_so_on_its_page_and_by_its_buttons(string id)
    {
        using var admin = fixture.As("admin");
        Assert.Contains("не может быть найдено", await admin.PageAsync("/jobs/details/" + id), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await admin.PostAsync("/jobs/actions/requeue/" + id));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await admin.PostAsync("/jobs/actions/delete/" + id));
        // In a list it is passed over.
        Assert.Equal(HttpStatusCode.NoContent, await admin.PostAsync("/jobs/failed/delete", Uri.UnescapeDataString(id)));
        using var page = await admin.GetAsync("/jobs/details/" + id);
        Assert.DoesNotContain("<script>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/jobs/succeeded?from=-5&count=x")]
    [InlineData("/jobs/failed?from=99999999999999&count=-1")]
    [InlineData("/jobs/deleted?from=2147483647&count=2147483647")]
    [InlineData("/jobs/enqueued/нет-такой-очереди")]
    [InlineData("/jobs/enqueued/fetched/x")]
    [InlineData("?period=century")]
    public async Task Nonsense_in_an_address_of_hangfires_own_pages_is_taken(string path)
    {
        using var manager = fixture.As("manager");
        await manager.PageAsync(path);
    }

    [Theory]
    [InlineData("ru", "Сеанс закончился", "Этого задания больше нет", "Сервер не отвечает")]
    [InlineData("en", "Your session has ended", "This job is not there any more", "The server does not answer")]
    public async Task Every_page_brings_the_sentences_that_its_script_may_need_without_the_server(string language, params string[] sentences)
    {
        using var manager = fixture.As("manager", language);
        foreach (var page in new[] { "", "/upcoming", "/jobs/failed", "/servers" })
        {
            var html = await manager.PageAsync(page);
            foreach (var sentence in sentences) Assert.Contains(sentence, html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", "@media (prefers-color-scheme: dark)")]
    [InlineData("auto", "@media (prefers-color-scheme: dark)")]
    [InlineData("dark", "@media all")]
    [InlineData("light", "@media not all")]
    [InlineData("чёрная", "@media (prefers-color-scheme: dark)")]
    public async Task The_dark_style_sheet_follows_the_choice_and_without_one_the_device(string theme, string query)
    {
        using var manager = fixture.As("manager");
        var html = await manager.PageAsync();
        var sheet = html.Split("href=\"/hangfire").First(part => part.StartsWith("/css-dark", StringComparison.Ordinal));
        using var answer = await manager.GetAsync(sheet[..sheet.IndexOf('"', StringComparison.Ordinal)], "ChannelScheduler.Theme=" + Uri.EscapeDataString(theme));
        var css = await answer.Content.ReadAsStringAsync();
        foreach (var other in new[] { "@media (prefers-color-scheme: dark)", "@media all", "@media not all" }) Assert.Equal(other == query, css.Contains(other, StringComparison.Ordinal));
        // Hangfire's sheet, and ours.
        Assert.Contains(".state-card", css, StringComparison.Ordinal);
        Assert.Contains(".form-control", css, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
    }
}
