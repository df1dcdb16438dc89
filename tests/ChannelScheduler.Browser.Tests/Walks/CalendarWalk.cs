using System.Globalization;
using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Server;
using Microsoft.Playwright;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>The calendar in a real browser: dragging, the keyboard, and a socket that breaks.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CalendarWalk(BrowserFixture fixture)
{
    // In the middle of a month ahead, at ten by the school's clock: whatever the day of the test, the days beside it are on the same page.
    private static readonly DateTimeOffset Planned = new DateTimeOffset(TimeProvider.System.GetUtcNow().AddMonths(2).UtcDateTime.Date, TimeSpan.Zero).AddDays(15 - TimeProvider.System.GetUtcNow().AddMonths(2).Day).AddHours(7);

    [BrowserFact]
    public async Task A_post_is_dragged_to_another_day_the_gospublic_follows_and_approval_is_asked_again()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await school.PublishAsync(school.Post("День открытых дверей", "Приходите в субботу.", publishAt: Planned));
        var officer = await OpenAsync(Role.PressOfficer, school, "view=month");
        var page = officer.Page;
        await MaxOf(page).HoverAsync();
        // One of the two is hovered, both light up.
        await Eventually.GetAsync(() => page.Locator("[data-lit]").CountAsync(), count => count == 2);
        await officer.LookAsync("calendar-month");

        await MaxOf(page).DragToAsync(Day(page, Planned.AddDays(1)));
        await page.Locator("#move-consequence", new() { HasText = "нужно одобрить ещё раз" }).WaitForAsync();
        Assert.Contains("MAX 10:00 → госпаблик ≈10:00", await page.InnerTextAsync("#move-plan"), StringComparison.Ordinal);
        await officer.LookAsync("calendar-move");
        await page.ClickAsync("dialog.entry-dialog .actions button >> nth=0");
        await page.Locator(".calendar .done", new() { HasText = "Теперь её нужно одобрить ещё раз" }).WaitForAsync();
        Assert.Equal(2, await page.Locator($".rz-event[aria-label*='На проверке']").CountAsync());

        var moved = (await school.PressOfficer.GetAsync("posts/" + id)).Must(200);
        Assert.Equal("inReview", moved.Text("status"));
        Assert.Equal(Planned.AddDays(1), DateTimeOffset.Parse(moved.Text("publishAt")!, CultureInfo.InvariantCulture));
        Assert.Empty(await fixture.Server.SandboxPostsAsync("max", school.MaxExternalId));
    }

    [BrowserFact]
    public async Task What_is_tied_can_not_be_dragged_and_a_drag_that_was_broken_off_moves_nothing_else()
    {
        var school = await fixture.Server.NewSchoolAsync();
        await school.PublishAsync(school.Post("Первая", "Текст первой.", publishAt: Planned));
        await school.PublishAsync(school.Post("Вторая", "Текст второй.", publishAt: Planned.AddDays(2)));
        var officer = await OpenAsync(Role.PressOfficer, school, "view=month");
        var page = officer.Page;
        var target = Day(page, Planned.AddDays(4));
        await page.Locator(".rz-event:has([data-fixed])").First.DragToAsync(target);
        await page.Locator(".calendar .error", new() { HasText = "Госпаблик выходит после MAX" }).WaitForAsync();

        await MaxOf(page, "Первая").HoverAsync();
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(300, 20);
        await page.Mouse.MoveAsync(310, 24);
        await page.Mouse.UpAsync();
        await MaxOf(page, "Вторая").DragToAsync(target);
        await page.Locator("#entry-title", new() { HasText = "Вторая" }).WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("dialog.entry-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [BrowserFact]
    public async Task A_phone_gets_the_list_and_moves_a_post_by_the_dialog_and_the_keyboard()
    {
        var school = await fixture.Server.NewSchoolAsync();
        await school.PublishAsync(school.Post("С телефона", "Текст.", publishAt: Planned));
        var officer = await fixture.SignInAsync(Role.PressOfficer, school.Id, Screen.Phone);
        await officer.OpenAsync($"/calendar?date={Planned:yyyy-MM-dd}");
        await officer.Page.Locator(".calendar[data-open]").WaitForAsync();
        Assert.Equal(2, await officer.Page.Locator(".agenda li").CountAsync());
        await officer.LookAsync("calendar-phone");
        await officer.Page.Locator(".agenda li button").FocusAsync();
        await officer.Page.Keyboard.PressAsync("Enter");
        await officer.Page.Locator("#move-date").FillAsync(Planned.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await officer.LookAsync("calendar-phone-move");
        await officer.Page.Locator("#move-time").PressAsync("Enter");
        await officer.Page.Locator(".calendar .done").WaitForAsync();
        await officer.Page.Locator($"#day-{Planned.AddDays(3):yyyyMMdd}").WaitForAsync();
    }

    [BrowserFact]
    public async Task A_socket_that_drops_comes_back_to_the_same_place()
    {
        var school = await fixture.Server.NewSchoolAsync();
        await school.PublishAsync(school.Post("Связь", "Текст.", publishAt: Planned));
        var officer = await fixture.SignInAsync(Role.PressOfficer, school.Id, Screen.Desktop);
        var page = officer.Page;
        // Every socket of the page goes through here, so that it can be cut like a line.
        var sockets = new List<IWebSocketRoute>();
        var isCut = false;
        // Without sockets the library would go on over plain requests.
        await page.RouteAsync("**/_blazor/**", route => isCut ? route.AbortAsync() : route.ContinueAsync());
        await page.RouteWebSocketAsync(url => url.Contains("/_blazor", StringComparison.Ordinal), socket =>
        {
            if (isCut) _ = socket.CloseAsync();
            else sockets.Add(socket.ConnectToServer());
        });
        await officer.OpenAsync($"/calendar?view=month&date={Planned:yyyy-MM-dd}");
        await page.Locator(".calendar[data-open]").WaitForAsync();
        await page.Locator(".views a").Nth(1).ClickAsync();
        await StandsAtAsync(page, "view=week");

        isCut = true;
        foreach (var socket in sockets.ToList()) await socket.CloseAsync();
        await page.Locator("#components-reconnect-modal[open]", new() { HasText = "Нет связи" }).WaitForAsync();
        await officer.TakePictureAsync("calendar-no-connection");
        isCut = false;
        await page.Locator("#components-reconnect-modal:not([open])").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 60_000 });
        await StandsAtAsync(page, "view=week");
        await MaxOf(page, "Связь").WaitForAsync();
        await page.Locator(".views a").Nth(2).ClickAsync();
        await StandsAtAsync(page, "view=day");
        await MaxOf(page, "Связь").WaitForAsync();
    }

    [BrowserFact]
    public async Task A_click_on_an_empty_day_writes_for_that_day()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var officer = await OpenAsync(Role.PressOfficer, school, "view=month");
        await Day(officer.Page, Planned).ClickAsync();
        await officer.Page.WaitForURLAsync("**/posts/new?at=*");
        Assert.Equal(Planned.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), await officer.Page.InputValueAsync("[name=publishAt-date]"));
        Assert.Equal("10:00", await officer.Page.InputValueAsync("[name=publishAt-time]"));
    }

    private async Task<Visitor> OpenAsync(Role role, TestSchool school, string query)
    {
        var visitor = await fixture.SignInAsync(role, school.Id, Screen.Desktop);
        await visitor.OpenAsync($"/calendar?{query}&date={Planned:yyyy-MM-dd}");
        await visitor.Page.Locator(".calendar[data-open]").WaitForAsync();
        // The whole month on the screen: a browser loses a drag whose page is scrolled under it.
        await visitor.Page.SetViewportSizeAsync(1280, 1600);
        return visitor;
    }

    private static Task StandsAtAsync(IPage page, string place) => Eventually.GetAsync(() => page.EvaluateAsync<string>("() => location.href"), url => url.Contains(place, StringComparison.Ordinal));

    private static ILocator MaxOf(IPage page, string title = "") => page.Locator(title.Length == 0 ? ".rz-event:has([data-key])" : $".rz-event[aria-label*='{title}']", new() { HasText = "MAX" }).First;

    private static ILocator Day(IPage page, DateTimeOffset day) => page.Locator($".rz-slot[data-day='{day.ToOffset(TimeSpan.FromHours(3)):yyyy-MM-dd}']");
}
