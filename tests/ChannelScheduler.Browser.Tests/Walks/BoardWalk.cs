using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>A manager's open dashboard in a real browser.</summary>
[Collection(BrowserCollection.Name)]
public sealed class BoardWalk(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task An_open_dashboard_shows_what_happens_without_a_reload()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var manager = await OpenAsync(school, "");
        var page = manager.Page;
        // A reload would lose it.
        await page.EvaluateAsync("() => { window.sameDocument = true; }");
        var id = await school.PublishAsync(school.Post("Вышла при нас", "Слова.", [school.MaxId]));
        await page.Locator($"[data-post='{id}'] .badge.good").First.WaitForAsync();
        // The bar of this minute, and the table of the same numbers.
        await page.Locator("[data-graph=moving] .plot svg").WaitForAsync();
        Assert.Contains("вышло 1", await page.Locator("[data-graph=moving] .plot").GetAttributeAsync("aria-label"), StringComparison.Ordinal);
        Assert.True(await page.Locator("[data-graph=moving] .plot svg rect.published").CountAsync() > 0, await page.Locator("[data-graph=moving] .plot").InnerHTMLAsync());

        await fixture.Server.AddFaultAsync(new { network = "max", channel = school.MaxExternalId, kind = "revokedRights", times = 1 });
        var held = await school.PublishAsync(school.Post("Остановлена при нас", "Слова ещё раз.", [school.MaxId]));
        await page.Locator($"[data-post='{held}'] .badge.bad").First.WaitForAsync();
        await page.Locator("[data-state=OnHold].bad strong", new() { HasText = "1" }).WaitForAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        Assert.Equal(0, await page.Locator(".board button:not(form[method=get] button)").CountAsync());
        await manager.LookAsync("dashboard-live");
        await manager.TurnAsync(Screen.Desktop with { IsDark = true });
        await manager.GlanceAsync("dashboard-live");
        await manager.CheckContrastAsync("dashboard-live");
        await manager.TurnAsync(Screen.Phone);
        await manager.GlanceAsync("dashboard-live");
        await manager.CheckWidthAsync("dashboard-live");
    }

    [BrowserFact]
    public async Task A_role_that_is_taken_away_empties_the_open_page_and_says_why()
    {
        var school = await fixture.Server.NewSchoolAsync();
        await school.PublishAsync(school.Post("Не для чужих", "Слова.", publishAt: TimeProvider.System.GetUtcNow().AddDays(1)));
        var (email, id) = await fixture.Server.NewAccountAsync(Role.Manager, school.Id);
        var manager = await fixture.SignInAsync(email, Screen.Desktop);
        await manager.OpenAsync("/dashboard");
        await manager.Page.Locator(".board[data-open] [data-post]").WaitForAsync();
        await using (var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync())
        {
            db.Memberships.RemoveRange(await db.Memberships.Where(one => one.UserId == id).ToListAsync());
            await db.SaveChangesAsync();
        }
        await manager.Page.Locator(".board .error", new() { HasText = "роли" }).WaitForAsync();
        Assert.Equal(0, await manager.Page.Locator("[data-post], [data-state], [data-work]").CountAsync());
    }

    [BrowserFact]
    public async Task The_list_is_downloaded_and_the_page_says_when_it_is_ready()
    {
        var school = await fixture.Server.NewSchoolAsync();
        await school.PublishAsync(school.Post("В файле", "Слова.", publishAt: TimeProvider.System.GetUtcNow().AddDays(1)));
        var manager = await OpenAsync(school, "?state=Scheduled");
        var download = await manager.Page.RunAndWaitForDownloadAsync(() => manager.Page.Locator("a[download]").ClickAsync());
        Assert.EndsWith(".csv", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains("В файле", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
        await manager.Page.Locator("#export.done", new() { HasText = "1" }).WaitForAsync();
    }

    private async Task<Visitor> OpenAsync(TestSchool school, string query)
    {
        var manager = await fixture.SignInAsync(Role.Manager, school.Id, Screen.Desktop);
        Assert.Equal(200, await manager.OpenAsync("/dashboard" + query));
        await manager.Page.Locator(".board[data-open]").WaitForAsync();
        return manager;
    }
}
