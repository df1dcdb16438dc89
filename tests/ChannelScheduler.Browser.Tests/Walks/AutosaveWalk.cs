using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Pages;
using ChannelScheduler.Testing.Server;
using Microsoft.Playwright;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>Begun on one device, gone on with on another: what the server keeps of a post that nobody has saved.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AutosaveWalk(BrowserFixture fixture)
{
    private const string New = "/posts/new";

    [BrowserFact]
    public async Task What_was_begun_at_school_is_gone_on_with_on_a_phone_and_submitted_there()
    {
        var email = await OfficerAsync();
        var desk = await fixture.SignInAsync(email, Screen.Desktop);
        await desk.OpenAsync(New);
        await desk.FillAsync("title", "Ярмарка");
        await desk.FillAsync("text", "Печём пироги всем классом,");
        await SaysAsync(desk.Page, "Автосохранено в");
        await desk.LookAsync("autosave-desk");
        await desk.Page.CloseAsync();

        var phone = await fixture.SignInAsync(email, Screen.Phone);
        Assert.Contains("Начатое и не сохранённое", await phone.TextAsync(), StringComparison.Ordinal);
        await phone.LookAsync("autosave-start");
        await phone.OpenAsync(New);
        await phone.Page.Locator(".kept-offer", new() { HasText = "Ярмарка" }).WaitForAsync();
        await phone.LookAsync("autosave-offer");
        await phone.PressAsync("Продолжить: «Ярмарка»");
        Assert.Equal(("Ярмарка", "Печём пироги всем классом,"), (await phone.Page.InputValueAsync("[name=title]"), await TextOfAsync(phone.Page)));
        await phone.FillAsync("text", "Печём пироги всем классом, ждём гостей.");
        await SaysAsync(phone.Page, "Автосохранено в");
        await phone.LookAsync("autosave-phone");
        await phone.PressAsync("Отправить на проверку");
        Assert.Contains("ждём гостей", await phone.TextAsync(), StringComparison.Ordinal);
        await phone.OpenAsync("/posts");
        Assert.DoesNotContain("Начатое", await phone.TextAsync(), StringComparison.Ordinal);

        // The browser at school remembers what it had sent there; that has become a post, and is not offered as news.
        var again = await desk.Page.Context.NewPageAsync();
        await again.GotoAsync(New);
        await Eventually.GetAsync(() => again.EvaluateAsync<int>("() => Object.keys(localStorage).filter(name => name.startsWith('draft/')).length"), count => count == 0);
        Assert.Equal("", await TextOfAsync(again));
    }

    [BrowserFact]
    public async Task Of_two_devices_that_write_at_once_the_one_that_comes_late_is_told_and_keeps_its_words()
    {
        var email = await OfficerAsync();
        var desk = await fixture.SignInAsync(email, Screen.Desktop);
        await desk.OpenAsync(New);
        await desk.FillAsync("title", "Концерт");
        await SaysAsync(desk.Page, "Автосохранено в");
        var phone = await fixture.SignInAsync(email, Screen.Phone);
        await phone.PressAsync("Продолжить: «Концерт»");
        await phone.FillAsync("text", "С телефона.");
        await phone.Page.WaitForResponseAsync("**/kept");
        await SaysAsync(phone.Page, "Автосохранено в");

        await desk.FillAsync("text", "Со школьного компьютера.");
        await desk.Page.Locator("#kept-apart", new() { HasText = "на другом устройстве" }).WaitForAsync();
        await desk.LookAsync("autosave-conflict");
        Assert.Equal("Со школьного компьютера.", await TextOfAsync(desk.Page));
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Сохранять и это, отдельно" }).ClickAsync();
        await SaysAsync(desk.Page, "Автосохранено в");
        Assert.False(await desk.Page.Locator("#kept-apart").IsVisibleAsync());

        await phone.OpenAsync("/posts");
        Assert.Equal(2, await phone.Page.Locator(".kept-list li").CountAsync());
        await phone.LookAsync("autosave-list");
        await phone.Page.Locator(".kept-list li", new() { HasText = "Концерт" }).Last.GetByRole(AriaRole.Link).ClickAsync();
        Assert.Equal("С телефона.", await Eventually.GetAsync(() => TextOfAsync(phone.Page), text => text.Length > 0));
    }

    [BrowserFact]
    public async Task Words_that_a_dropped_line_kept_from_the_server_come_back_from_the_browser_and_are_sent_after_all()
    {
        var desk = await fixture.SignInAsync(await OfficerAsync(), Screen.Desktop);
        await desk.OpenAsync(New);
        await desk.FillAsync("title", "Поход");
        await SaysAsync(desk.Page, "Автосохранено в");
        var context = desk.Page.Context;
        await context.SetOfflineAsync(true);
        await desk.FillAsync("text", "Идём в лес.");
        await SaysAsync(desk.Page, "Нет связи");
        await desk.Page.CloseAsync();
        await context.SetOfflineAsync(false);

        var page = await context.NewPageAsync();
        await page.GotoAsync(New);
        Assert.Equal("Идём в лес.", await Eventually.GetAsync(() => TextOfAsync(page), text => text.Length > 0));
        await SaysAsync(page, "Автосохранено в");
        // One piece of writing, not two.
        await page.GotoAsync("/posts");
        Assert.Equal(1, await page.Locator(".kept-list li").CountAsync());
    }

    [BrowserFact]
    public async Task What_is_cleared_or_thrown_away_is_gone_from_the_server_as_well()
    {
        var desk = await fixture.SignInAsync(await OfficerAsync(), Screen.Desktop);
        await desk.OpenAsync(New);
        await desk.FillAsync("text", "Не нужно.");
        await SaysAsync(desk.Page, "Автосохранено в");
        var discard = desk.Page.WaitForResponseAsync("**/kept/*/discard");
        await desk.FillAsync("text", "");
        await discard;
        await desk.OpenAsync("/posts");
        Assert.Equal(0, await desk.Page.Locator(".kept-list li").CountAsync());
    }

    private static Task<string> TextOfAsync(IPage page) => page.InputValueAsync("#text");

    private static Task SaysAsync(IPage page, string words) => page.Locator("#autosaved", new() { HasText = words }).WaitForAsync();

    private async Task<string> OfficerAsync()
    {
        var school = await fixture.Server.NewSchoolAsync();
        return (await fixture.Server.NewAccountAsync(Role.PressOfficer, school.Id)).Email;
    }
}
