using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>A part-time admin connects both public channels alone, on a phone.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ConnectWalk(BrowserFixture fixture)
{
    private SchedulerServer Server => fixture.Server;

    [BrowserFact]
    public async Task An_admin_connects_the_school_to_max_and_vk_step_by_step()
    {
        var inn = TestInn.Next();
        var school = (await Server.Admin.PostAsync("schools", new { name = "Школа " + inn, inn, timeZone = "Asia/Yekaterinburg" })).Must(201).Id;
        var admin = await fixture.SignInAsync(Role.Admin, school, Screen.Phone);
        await admin.OpenAsync("/");
        await admin.LookAsync("start-no-channels");
        await admin.OpenAsync("/channels");
        await admin.LookAsync("channels-none");

        var (chat, max) = await Server.SandboxChannelAsync(new { network = "max", handle = $"id{inn}_gos", title = "Канал школы" });
        await BeginAsync(admin, "MaxPublic", "connect-max");
        await admin.FillAsync("token-Bot", "made-up-token");
        await admin.PressAsync("Проверить и продолжить");
        await admin.LookAsync("connect-max-refused");
        await admin.FillAsync("token-Bot", Hands.Token(max, "bot"));
        await admin.PressAsync("Проверить и продолжить");
        await admin.LookAsync("connect-max-find");
        await admin.FillAsync("address", $"https://web.max.ru/{chat}");
        await admin.PressAsync("Показать канал");
        await admin.PressAsync("Проверить и подключить");
        Assert.Contains("проверен, работает", await admin.TextAsync(), StringComparison.Ordinal);
        await admin.LookAsync("channel-connected");

        var (group, vk) = await Server.SandboxChannelAsync(new { network = "vk", title = "Госпаблик школы" });
        await BeginAsync(admin, "Gospublic", "connect-vk");
        await admin.FillAsync("token-Community", Hands.Token(vk, "community"));
        await admin.PressAsync("Проверить и продолжить");
        await admin.LookAsync("connect-vk-address");
        await admin.FillAsync("address", $"https://vk.com/club{group}");
        await admin.PressAsync("Показать канал");
        await admin.LookAsync("connect-vk-check");
        await admin.PressAsync("Проверить и подключить");
        Assert.Contains("проверен, работает", await admin.TextAsync(), StringComparison.Ordinal);
        await admin.OpenAsync("/channels");
        await admin.LookAsync("channels-two");
    }

    private static async Task BeginAsync(Visitor admin, string kind, string picture)
    {
        await admin.OpenAsync("/channels/connect");
        await admin.Page.CheckAsync($"main [name=kind][value={kind}]");
        await admin.Page.CheckAsync("main [name=environment][value=Sandbox]");
        await admin.LookAsync(picture + "-start");
        await admin.PressAsync("Начать");
        await admin.LookAsync(picture);
    }
}
