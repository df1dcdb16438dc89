using System.Text.Encodings.Web;
using System.Text.Json;
using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Server;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>Whole days of two people: what is written is mended, submitted, approved or sent back, and in the end readers have it once.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WorkingDayWalk(BrowserFixture fixture)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [BrowserFact]
    public async Task A_finding_is_fixed_by_its_button_and_the_post_goes_out_without_the_link()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var officer = await fixture.SignInAsync(Role.PressOfficer, school.Id, Screen.Desktop);
        await officer.PressInAsync("nav", "Написать");
        await officer.FillAsync("title", "Поход в музей");
        await officer.FillAsync("text", "Идём в музей в среду.\nЧат похода: https://max.ru/join/AbCdEfGhIjKlMnOp");
        var fix = officer.Page.Locator("#findings button", new() { HasTextString = "Убрать «" }).First;
        await fix.WaitForAsync();
        await fix.ClickAsync();
        await Eventually.GetAsync(() => officer.Page.InputValueAsync("main [name=text]"), text => !text.Contains("max.ru/join", StringComparison.Ordinal));
        await officer.LookAsync("write-fixed");
        await officer.PressAsync("Отправить на проверку");

        var deputy = await fixture.SignInAsync(Role.ContentAdmin, school.Id, Screen.Phone);
        await ApproveAsync(deputy, "Поход в музей");
        await ReadersHaveOnceAsync(school, "Идём в музей в среду.");
        Assert.DoesNotContain("max.ru/join", (await fixture.Server.SandboxPostsAsync("max", school.MaxExternalId)).ToJsonString(Readable), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_post_that_was_sent_back_is_mended_submitted_again_and_goes_out_as_mended()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var officer = await fixture.SignInAsync(Role.PressOfficer, school.Id, Screen.Phone);
        await officer.OpenAsync("/posts/new");
        await officer.FillAsync("title", "Субботник");
        await officer.FillAsync("text", "Убираем двор.");
        await officer.PressAsync("Отправить на проверку");

        var deputy = await fixture.SignInAsync(Role.ContentAdmin, school.Id, Screen.Desktop);
        await deputy.PressInAsync("nav", "На проверке");
        await deputy.PressAsync("Субботник");
        await deputy.FillAsync("reason", "Напишите, во сколько начало.");
        await deputy.PressAsync("Вернуть автору");

        await officer.OpenAsync("/notifications");
        await officer.LookAsync("notifications-rejected");
        await officer.LeaveAsync(() => officer.Page.Locator("main .list a", new() { HasTextString = "Субботник" }).First.ClickAsync());
        Assert.Contains("Напишите, во сколько начало.", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("post-rejected");
        await officer.PressAsync("Изменить запись");
        await officer.FillAsync("text", "Убираем двор в субботу, в 11 часов.");
        await officer.PressAsync("Отправить на проверку");

        await ApproveAsync(deputy, "Субботник");
        await ReadersHaveOnceAsync(school, "Убираем двор в субботу, в 11 часов.");
    }

    private static async Task ApproveAsync(Visitor deputy, string title)
    {
        await deputy.OpenAsync("/review");
        await deputy.PressAsync(title);
        await deputy.PressAsync("Одобрить");
    }

    private async Task ReadersHaveOnceAsync(TestSchool school, string words)
    {
        foreach (var (network, channel) in new[] { ("max", school.MaxExternalId), ("vk", school.VkExternalId) })
        {
            var posts = await Eventually.GetAsync(() => fixture.Server.SandboxPostsAsync(network, channel), found => found.Count > 0);
            Assert.Contains(words, Assert.Single(posts)!.ToJsonString(Readable), StringComparison.Ordinal);
        }
    }
}
