using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>Hangfire's pages where its own script has no words: a token from before, a role that was taken away, a server that is gone; and in colours that its reader chose.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HangfireTroubleWalk(BrowserFixture fixture)
{
    // The counters are asked for every five seconds.
    private static readonly LocatorAssertionsToContainTextOptions Polled = new() { Timeout = 20_000 };

    [BrowserFact]
    public async Task A_lost_role_and_an_old_token_are_said_in_words_and_no_button_keeps_turning()
    {
        await PublishedAsync();
        var admin = await fixture.SignInAsync(Role.Admin, null, Screen.Desktop);
        await admin.OpenAsync("/hangfire/jobs/succeeded");
        await admin.Page.EvaluateAsync("() => { const headers = {}; headers[$('meta[name=csrf-header]').attr('content')] = 'of-another-session'; $.ajaxSetup({ headers }); }");
        await admin.Page.Locator(".js-jobs-list-checkbox").First.CheckAsync();
        var button = admin.Page.Locator(".js-jobs-list-command").First;
        var words = await button.InnerTextAsync();
        await button.ClickAsync();
        var alert = admin.Page.Locator("#errorAlert");
        await Assertions.Expect(alert).ToContainTextAsync("Страница устарела");
        await admin.TakePictureAsync("hangfire-old-token");
        await Assertions.Expect(button).ToContainTextAsync(words.Trim());
        await Assertions.Expect(button).ToBeEnabledAsync();

        await admin.OpenAsync("/hangfire");
        await using (var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync())
        {
            var name = await admin.Page.EvaluateAsync<string>("() => fetch('/account').then(answer => answer.text()).then(html => new DOMParser().parseFromString(html, 'text/html').querySelector('header .who').innerText.trim())");
            var ids = await db.Users.Where(one => name.Contains(one.Name)).Select(one => one.Id).ToListAsync();
            Assert.Equal(1, await db.Memberships.Where(one => ids.Contains(one.UserId)).ExecuteDeleteAsync());
        }
        // The next poll of the counters meets it.
        await Assertions.Expect(alert).ToContainTextAsync("открыта тем, у кого роль", Polled);
        await Assertions.Expect(alert).Not.ToContainTextAsync("Unable");
        await admin.TakePictureAsync("hangfire-lost-role");
    }

    [BrowserFact]
    public async Task A_server_that_does_not_answer_is_said_in_the_readers_language()
    {
        var manager = await fixture.SignInAsync(Role.Manager, null, Screen.EnglishPhone);
        await manager.OpenAsync("/hangfire");
        await manager.Page.RouteAsync("**/hangfire/stats", route => route.AbortAsync());
        await Assertions.Expect(manager.Page.Locator("#errorAlert")).ToContainTextAsync("The server does not answer", Polled);
    }

    [BrowserFact]
    public async Task States_and_times_are_in_words_on_a_Russian_page()
    {
        await PublishedAsync();
        var manager = await fixture.SignInAsync(Role.Manager, null, Screen.Desktop);
        await manager.OpenAsync("/hangfire/jobs/succeeded");
        await manager.Page.Locator(".js-jobs-list-row a").First.ClickAsync();
        await Assertions.Expect(manager.Page.Locator(".state-card-title")).ToContainTextAsync(["Выполнено", "Выполняется", "В очереди", "Создано"]);
        Assert.Matches("назад", await manager.Page.Locator(".state-card-title small").First.InnerTextAsync());
        await manager.GlanceAsync("hangfire-job-in-words");
    }

    [BrowserTheory]
    [InlineData(false, "dark", "dark")]
    [InlineData(true, "light", "light")]
    [InlineData(true, "auto", "dark")]
    [InlineData(false, "auto", "light")]
    public async Task The_chosen_colours_hold_here_too_and_can_be_read(bool isDeviceDark, string choice, string seen)
    {
        await PublishedAsync();
        var manager = await fixture.SignInAsync(Role.Manager, null, Screen.Desktop with { IsDark = isDeviceDark });
        await manager.OpenAsync("/theme?to=" + choice);
        foreach (var page in new[] { "", "/upcoming", "/jobs/succeeded", "/jobs/failed", "/servers" })
        {
            await manager.OpenAsync("/hangfire" + page);
            var scheme = await manager.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).colorScheme");
            Assert.Equal((page, seen == "dark"), (page, scheme == "dark"));
            await manager.CheckContrastAsync("hangfire" + page.Replace('/', '-'));
        }
    }

    [BrowserTheory]
    [InlineData("ru", 1280)]
    [InlineData("en", 360)]
    public async Task Its_pages_have_no_fault_for_those_who_hear_them_and_none_is_too_wide(string language, int width)
    {
        await PublishedAsync();
        var admin = await fixture.SignInAsync(Role.Admin, null, new Screen(language, width));
        foreach (var page in new[] { "", "/upcoming", "/upcoming?q=нигде&state=мимо", "/jobs/succeeded", "/jobs/failed", "/servers" })
        {
            await admin.OpenAsync("/hangfire" + page);
            await admin.CheckAxeAsync("hangfire" + page);
            await admin.CheckWidthAsync("hangfire" + page);
        }
    }

    private async Task PublishedAsync()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var post = await school.PublishAsync(school.Post("День открытых дверей", "Приходите в субботу.", [school.MaxId]));
        await Testing.Server.Eventually.GetAsync(async () => (await school.ContentAdmin.GetAsync("posts/" + post)).Must(200).Text("status"), status => status == "published");
        await school.PublishAsync(school.Post("Ярмарка выпускников", "Ждём всех.", publishAt: TimeProvider.System.GetUtcNow().AddMinutes(40)));
    }
}
