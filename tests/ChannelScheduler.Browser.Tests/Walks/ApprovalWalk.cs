using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Testing.Server;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>The main walk: written at a desk, approved on a phone, out in both channels.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ApprovalWalk(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task An_officer_submits_a_deputy_approves_on_a_phone_and_both_publications_go_out()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var officer = await fixture.SignInAsync(Role.PressOfficer, school.Id, Screen.Desktop);
        await officer.LookAsync("start-officer");
        await officer.OpenAsync("/posts/new");
        await officer.FillAsync("title", "День открытых дверей");
        await officer.FillAsync("text", "Приходите в субботу. Чат: https://max.ru/join/AbCdEfGhIjKlMnOp");
        // While it is being written the rules say what may not go out.
        await officer.Page.Locator("#findings", new() { HasText = "LNK001" }).WaitForAsync();
        await officer.LookAsync("write-findings");
        await officer.FillAsync("text", "Приходите в субботу, **с детьми**.");
        await officer.PressAsync("Отправить на проверку");
        Assert.Contains("На проверке", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("post-submitted");

        var deputy = await fixture.SignInAsync(Role.ContentAdmin, school.Id, Screen.Phone);
        await deputy.LookAsync("start-approver");
        await deputy.OpenAsync("/review");
        await deputy.LookAsync("review-queue");
        await deputy.PressAsync("День открытых дверей");
        await deputy.LookAsync("review-post");
        await deputy.PressAsync("Одобрить");
        await deputy.LookAsync("review-done");

        await Eventually.GetAsync(() => fixture.Server.SandboxPostsAsync("vk", school.VkExternalId), posts => posts.Count == 1);
        Assert.Single(await fixture.Server.SandboxPostsAsync("max", school.MaxExternalId));
        // Readers have it a moment before our row says so.
        await Eventually.GetAsync(
            async () =>
            {
                await officer.Page.ReloadAsync();
                return await officer.TextAsync();
            },
            shown => shown.Split("Опубликовано (песочница)").Length - 1 == 2);
        await officer.LookAsync("post-published");
        await officer.OpenAsync("/queue?show=done");
        await officer.LookAsync("queue-done");
    }
}
