using System.Text.Json.Nodes;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Dashboards;

/// <summary>Our numbers on Hangfire's home page: in words, by severity, in the reader's language, and live.</summary>
public sealed class DashboardCardsTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private static readonly string[] Names = ["soon", "late", "failed", "indoubt", "onhold"];

    [Theory]
    [InlineData("ru", "Выйдут в ближайший час", "Опаздывают", "Не вышли, или время прошло", "Неясно, вышли ли", "Придержаны", "после перезапуска программы графики и списки на этих страницах начинаются заново")]
    [InlineData("en", "Due in the next hour", "Late", "Failed, or their time has passed", "Unclear whether they are out", "On hold", "after a restart of the program the graphs and lists on these pages begin anew")]
    public async Task The_home_page_has_a_card_for_each_in_the_readers_language_and_says_why_its_history_is_short(string language, params string[] words)
    {
        using var manager = fixture.As("manager", language);
        var html = await manager.PageAsync();
        foreach (var word in words) Assert.Contains(word, html, StringComparison.Ordinal);
        foreach (var name in Names.Append("since"))
        {
            Assert.DoesNotContain("metric-null", Card(html, $"{name}:{language}"), StringComparison.Ordinal);
            // The other language's card has no value, and Hangfire's style sheet hides it.
            Assert.Contains("metric-null", Card(html, $"{name}:{(language == "ru" ? "en" : "ru")}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_card_counts_its_publications_says_how_bad_it_is_and_leads_to_them()
    {
        using var manager = fixture.As("manager");
        var before = await CountsAsync(manager);
        var now = TimeProvider.System.GetUtcNow();
        // Rows alone: what the program would do with them is not asked here.
        await SetAsync("Скоро", PublicationStatus.Scheduled, now.AddMinutes(50));
        await SetAsync("Не скоро", PublicationStatus.Scheduled, now.AddMinutes(70));
        await SetAsync("Опоздала", PublicationStatus.Retrying, now.AddMinutes(-20), now.AddHours(1));
        await SetAsync("Вовремя", PublicationStatus.Publishing, now.AddSeconds(-5));
        await SetAsync("Отказ", PublicationStatus.Failed, now.AddMinutes(-20));
        await SetAsync("Пропуск", PublicationStatus.Missed, now.AddMinutes(-20));
        await SetAsync("Неясно", PublicationStatus.InDoubt, now.AddMinutes(-20), now.AddHours(1));
        await SetAsync("Придержана", PublicationStatus.OnHold, now.AddMinutes(-20));

        var after = await Testing.Server.Eventually.GetAsync(() => CountsAsync(manager), counts => counts["onhold"].Count > before["onhold"].Count);

        (string Name, int More, string Style)[] wanted = [("soon", 1, "info"), ("late", 1, "danger"), ("failed", 2, "danger"), ("indoubt", 1, "warning"), ("onhold", 1, "warning")];
        foreach (var (name, more, style) in wanted) Assert.Equal((name, before[name].Count + more, style), (name, after[name].Count, after[name].Style));
        var html = await manager.PageAsync();
        foreach (var state in new[] { "soon", "late", "InDoubt", "OnHold" })
        {
            Assert.Contains($"href=\"/hangfire/upcoming?state={state}\"", html, StringComparison.Ordinal);
            await manager.PageAsync("/upcoming?state=" + state);
        }
        Assert.Contains("href=\"/queue?show=attention\"", html, StringComparison.Ordinal);
        // The page behind a card shows what the card has counted.
        Assert.Contains("Опоздала", await manager.PageAsync("/upcoming?state=late"), StringComparison.Ordinal);
        Assert.DoesNotContain("Вовремя", await manager.PageAsync("/upcoming?state=late"), StringComparison.Ordinal);
    }

    private async Task SetAsync(string title, PublicationStatus status, DateTimeOffset dueAt, DateTimeOffset? readyAt = null)
    {
        var post = await fixture.School.PublishAsync(fixture.School.Post(title, "Слова: " + title, [fixture.School.MaxId], TimeProvider.System.GetUtcNow().AddDays(3)));
        var id = await fixture.PublicationOfAsync(post);
        await using var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        await db.Publications.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Status, status)
            .SetProperty(one => one.DueAt, dueAt).SetProperty(one => one.ReadyAt, readyAt ?? dueAt).SetProperty(one => one.LeaseUntil, dueAt.AddDays(1)).SetProperty(one => one.QueuedUntil, dueAt.AddDays(1)));
    }

    private static async Task<Dictionary<string, (int Count, string Style)>> CountsAsync(DashboardClient client)
    {
        await client.PageAsync();
        var json = JsonNode.Parse(await client.CountersAsync([.. Names.Select(name => name + ":ru")]))!;
        return Names.ToDictionary(name => name, name => ((int)json[name + ":ru"]!["intValue"]!, json[name + ":ru"]!["style"]!.ToString()));
    }

    // The tag around the number.
    private static string Card(string html, string metric)
    {
        var at = html.IndexOf($"data-metric=\"{metric}\"", StringComparison.Ordinal);
        Assert.True(at > 0, metric);
        return html[html.LastIndexOf("<div class=\"metric ", at, StringComparison.Ordinal)..at];
    }
}
