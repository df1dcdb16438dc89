using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using ChannelScheduler.Testing.Server;
using ChannelScheduler.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>The first day of somebody who read no manual: from the link in the program's window to a post that is scheduled.</summary>
[Collection(BrowserCollection.Name)]
public sealed class FirstDayWalk(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task A_newcomer_comes_from_an_empty_program_to_a_scheduled_post_by_pressing_what_each_page_offers()
    {
        await using var server = await SchedulerServer.StartAsync();
        var admin = await fixture.VisitAsync(Screen.Desktop, server);
        await admin.OpenAsync(server.Services.GetRequiredService<SetupLink>().Path);
        await admin.FillAsync("name", "Вымышленная Мария");
        await admin.FillAsync("email", "maria@example.org");
        await admin.FillAsync("password", People.Password);
        await admin.FillAsync("again", People.Password);
        await admin.SendFormAsync();

        await admin.PressAsync("Завести свою школу");
        await admin.FillAsync("name", "Школа у реки");
        await admin.FillAsync("inn", "1234567890");
        await admin.PressAsync("Дальше");
        Assert.Contains("последняя цифра не сходится", await admin.TextAsync(), StringComparison.Ordinal);
        await admin.LookAsync("first-steps-school-refused");
        await admin.FillAsync("inn", TestInn.Next());
        await admin.PressAsync("Дальше");
        // Region 00 is nowhere, so the zone is the device's: the browser stands in Vladivostok.
        Assert.Equal("Asia/Vladivostok", await admin.Page.InputValueAsync("main [name=timeZone]"));
        await admin.LookAsync("first-steps-place");
        await admin.PressAsync("Верно, дальше");
        await admin.LookAsync("first-steps-quiet");
        // Back and forth does no harm.
        await admin.Page.GoBackAsync();
        await admin.PressAsync("Верно, дальше");
        await admin.PressAsync("Верно, дальше");
        await admin.LookAsync("first-steps-channels");
        await admin.PressAsync("Завести каналы песочницы");
        await admin.LookAsync("first-steps-channels-sandbox");
        await admin.PressAsync("Дальше");
        await admin.LookAsync("first-steps-writer");
        await admin.FillAsync("name", "Вымышленная Анна");
        await admin.FillAsync("email", "anna@example.org");
        await admin.PressAsync("Пригласить");
        var link = new Uri(await admin.Page.InnerTextAsync("#secret"));
        await admin.PressAsync("Готово");
        await admin.PressAsync("Дальше");
        await admin.PressAsync("Записи проверяю я");
        await admin.LookAsync("first-steps-approver");
        await admin.PressAsync("Дальше");
        await admin.LookAsync("first-steps-done");

        var officer = await fixture.VisitAsync(Screen.Phone, server);
        await officer.OpenAsync(link.PathAndQuery);
        await officer.FillAsync("password", People.Password);
        await officer.FillAsync("again", People.Password);
        await officer.SendFormAsync();
        await officer.LookAsync("start-first-day");
        await officer.PressInAsync("header", "Записи");
        await officer.LookAsync("posts-empty");
        await officer.PressAsync("Написать запись");
        await officer.FillAsync("title", "День открытых дверей");
        await officer.FillAsync("text", "Приходите в субботу в 10 часов.");
        await officer.Page.CheckAsync("main [name=when][value=at]");
        await officer.Page.FillAsync("main [name=publishAt-date]", TimeProvider.System.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await officer.Page.FillAsync("main [name=publishAt-time]", "10:00");
        await officer.PressAsync("Отправить на проверку");

        await admin.OpenAsync("/notifications?show=needs");
        await admin.LookAsync("notifications-needs");
        await admin.Page.Locator("main .list a").First.ClickAsync();
        await admin.PressAsync("Одобрить");
        await officer.OpenAsync("/queue");
        await Eventually.GetAsync(officer.TextAsync, text => text.Contains("День открытых дверей", StringComparison.Ordinal) && text.Contains("10:00", StringComparison.Ordinal));
        await admin.DisposeAsync();
        await officer.DisposeAsync();
    }

    [BrowserFact]
    public async Task A_device_with_a_wrong_clock_is_told_what_that_spoils_and_once_a_day_is_enough()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var right = await fixture.SignInAsync(Core.Schools.Role.Manager, school.Id, Screen.Phone);
        await right.Page.WaitForFunctionAsync("() => sessionStorage.getItem('clock-good-at')");
        Assert.Equal("", await right.Page.InnerTextAsync("#clock"));

        var wrong = await fixture.VisitAsync(Screen.Phone);
        await wrong.Page.AddInitScriptAsync("{ const real = Date.now; Date.now = () => real() + 125000; }");
        var (email, _) = await fixture.Server.NewAccountAsync(Core.Schools.Role.Manager, school.Id);
        await wrong.OpenAsync("/sign-in");
        await wrong.FillAsync("email", email);
        await wrong.FillAsync("password", People.Password);
        await wrong.SendFormAsync();
        await wrong.Page.Locator("#clock .clock-notice").WaitForAsync();
        var notice = await wrong.Page.InnerTextAsync("#clock");
        Assert.Contains("спешат на 2 мин", notice, StringComparison.Ordinal);
        Assert.Contains("web.max.ru", notice, StringComparison.Ordinal);
        await wrong.UnfoldAsync("Как исправить");
        Assert.Contains("timedatectl", await wrong.Page.InnerTextAsync("#clock"), StringComparison.Ordinal);
        await wrong.LookAsync("clock-wrong");
        await wrong.Page.ClickAsync("[data-clock-dismiss]");
        Assert.Equal("", await wrong.Page.InnerTextAsync("#clock"));
        var asked = wrong.Page.WaitForResponseAsync(response => response.Url.EndsWith("/clock", StringComparison.Ordinal));
        await wrong.OpenAsync("/queue");
        await asked;
        Assert.Equal("", await wrong.Page.InnerTextAsync("#clock"));
        await right.DisposeAsync();
        await wrong.DisposeAsync();
    }
}
