using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using Xunit;

namespace ChannelScheduler.Browser.Tests;

/// <summary>The job dashboard as people see it: refused, read, or worked with. Every route and every action is asked for in the integration tests.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DashboardTests(BrowserFixture fixture)
{
    private static readonly string[] Pages = ["", "/upcoming", "/jobs/enqueued", "/jobs/succeeded", "/jobs/failed", "/jobs/deleted", "/retries", "/recurring", "/servers"];

    public static TheoryData<string> Languages => ["ru", "en"];

    [BrowserFact]
    public async Task Somebody_who_is_not_signed_in_is_asked_to()
    {
        var visitor = await fixture.VisitAsync(Screen.Phone);
        await visitor.OpenAsync("/hangfire");
        Assert.Contains("/sign-in?to=", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.LookAsync("hangfire-anonymous");
    }

    [BrowserFact]
    public async Task A_press_officer_reads_why_it_is_closed()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var visitor = await fixture.SignInAsync(Role.PressOfficer, school.Id, Screen.Phone);
        Assert.Equal(403, await visitor.OpenAsync("/hangfire"));
        await visitor.LookAsync("hangfire-refused");
    }

    [BrowserTheory]
    [MemberData(nameof(Languages))]
    public async Task A_manager_reads_every_page_and_sees_no_button(string language)
    {
        await PublishedAndPlannedAsync();
        var manager = await fixture.SignInAsync(Role.Manager, null, new Screen(language, 1280, language == "en"));
        foreach (var page in Pages)
        {
            Assert.Equal(200, await manager.OpenAsync("/hangfire" + page));
            await manager.GlanceAsync("hangfire-manager" + page.Replace('/', '-'));
            Assert.Equal(0, await manager.Page.Locator(".js-jobs-list-command, [data-ajax], .js-jobs-list-checkbox").CountAsync());
        }
    }

    [BrowserTheory]
    [MemberData(nameof(Languages))]
    public async Task An_admin_requeues_what_is_out_by_the_button_and_nothing_goes_out_again(string language)
    {
        var school = await PublishedAndPlannedAsync();
        var admin = await fixture.SignInAsync(Role.Admin, null, new Screen(language, 360));
        await admin.OpenAsync("/hangfire/upcoming");
        await admin.GlanceAsync("hangfire-admin-upcoming");
        await admin.OpenAsync("/hangfire/jobs/succeeded");
        await admin.Page.Locator(".js-jobs-list-checkbox").First.CheckAsync();
        await admin.GlanceAsync("hangfire-admin-succeeded");
        // The page reloads itself when the server has answered; going on before that is done would be interrupted.
        var reloaded = new TaskCompletionSource();
        admin.Page.Load += (_, _) => reloaded.TrySetResult();
        await admin.Page.Locator(".js-jobs-list-command").ClickAsync();
        await reloaded.Task.WaitAsync(TimeSpan.FromSeconds(30));

        await admin.OpenAsync("/hangfire/jobs/deleted");
        await admin.Page.Locator(".js-jobs-list-row a").First.ClickAsync();
        await admin.GlanceAsync("hangfire-admin-job");
        await admin.Page.Locator("a.js-post").WaitForAsync();
        Assert.Single(await fixture.Server.SandboxPostsAsync("max", school.MaxExternalId));
    }

    // One post that is out in MAX, whose follower waits for tomorrow; and one for the day after.
    private async Task<TestSchool> PublishedAndPlannedAsync()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var post = await school.PublishAsync(school.Post("День открытых дверей", "Приходите в субботу.", [school.MaxId]));
        await Testing.Server.Eventually.GetAsync(async () => (await school.ContentAdmin.GetAsync("posts/" + post)).Must(200).Text("status"), status => status == "published");
        await school.PublishAsync(school.Post("Ярмарка выпускников", "Ждём всех.", publishAt: TimeProvider.System.GetUtcNow().AddDays(1)));
        return school;
    }
}
