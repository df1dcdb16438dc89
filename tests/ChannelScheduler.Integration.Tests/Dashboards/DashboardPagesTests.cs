using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Dashboards;

/// <summary>What people read on the dashboard: names, not ids; the school's time; their language; and no word of a post in Hangfire's own store.</summary>
public sealed class DashboardPagesTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    [Fact]
    public async Task Upcoming_names_post_channel_pair_time_and_state_and_links_the_post()
    {
        var at = TimeProvider.System.GetUtcNow().AddDays(2);
        var post = await fixture.School.PublishAsync(fixture.School.Post("Ярмарка & <праздник>", "Текст", publishAt: at));
        using var manager = fixture.As("manager");

        var html = await manager.PageAsync("/upcoming?count=500");

        var wall = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(at, "Europe/Moscow").ToString("d MMMM yyyy, HH:mm", CultureInfo.GetCultureInfo("ru")) + " (UTC+3)";
        foreach (var word in new[] { "Ярмарка & <праздник>", wall, "Канал школы в MAX (песочница) → Госпаблик школы (песочница)", "Запланировано", "песочница</span>", $"href=\"/posts/{post}\"", "Когда выйдет «Канал школы в MAX (песочница)»" })
        {
            Assert.Contains(word, html, StringComparison.Ordinal);
        }
        Assert.Contains("&lt;праздник&gt;", await (await manager.GetAsync("/upcoming?count=500")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upcoming_shows_what_is_under_review_and_no_draft()
    {
        var draft = (await fixture.School.PressOfficer.PostAsync("posts", fixture.School.Post("Ещё черновик", "Текст"))).Must(201).Id;
        using var manager = fixture.As("manager");
        Assert.DoesNotContain(draft, await manager.PageAsync("/upcoming?count=500"), StringComparison.Ordinal);

        (await fixture.School.PressOfficer.ActAsync("posts/" + draft, "submit")).Must(200);
        var html = await manager.PageAsync("/upcoming?count=500");
        Assert.Contains(draft, html, StringComparison.Ordinal);
        Assert.Contains("На проверке", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ru", "", "Предстоящие", "Выполненные задания", "«Запись вышла» в канал «Канал школы в MAX (песочница)»")]
    [InlineData("en", "", "Upcoming", "Succeeded Jobs", "“Запись вышла” to “Канал школы в MAX (песочница)”")]
    [InlineData("en", "?culture=ru", "Предстоящие", "Выполненные задания", "«Запись вышла» в канал")]
    public async Task Menu_lists_and_job_names_are_in_the_readers_language(string language, string query, string menu, string title, string job)
    {
        using var manager = fixture.As("manager", language);
        var html = await manager.PageAsync("/jobs/succeeded" + query);
        Assert.Contains(menu, html, StringComparison.Ordinal);
        Assert.Contains(title, html, StringComparison.Ordinal);
        Assert.Contains(job, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_leads_to_its_post_and_every_page_back_to_the_app()
    {
        using var manager = fixture.As("manager");
        var html = await manager.PageAsync("/jobs/details/" + await fixture.FailedJobOfAsync(fixture.FailedPost));
        Assert.Contains($"href=\"/posts/{fixture.FailedPost}\"", html, StringComparison.Ordinal);
        Assert.Contains("Не вышло", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_whose_publication_is_gone_has_a_name_too()
    {
        var gone = Guid.NewGuid();
        await fixture.Server.Services.GetRequiredService<Core.Publishing.IPublicationQueue>().EnqueueAsync(gone, default);
        await fixture.Probe.EndedAsync(gone);
        using var manager = fixture.As("manager");
        Assert.Contains($"Публикация, которой больше нет ({gone})", await manager.PageAsync("/jobs/details/" + fixture.Probe.FindId(gone)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dashboard_has_headers_of_its_own()
    {
        using var manager = fixture.As("manager");
        using var page = await manager.GetAsync();
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' '", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(page.Headers.CacheControl!.NoStore);
    }
}
