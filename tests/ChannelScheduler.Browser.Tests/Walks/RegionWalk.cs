using System.Globalization;
using System.Text;
using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>A region comes in as a table, the worst school stands on top, and its people are reminded.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RegionWalk(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task An_admin_imports_four_hundred_schools_and_reminds_the_worst()
    {
        // A program of its own: four hundred schools would stand in every other test's lists.
        await using var server = await SchedulerServer.StartAsync();
        var school = await server.NewSchoolAsync();
        await MakeItLateAsync(server, school);
        var admin = await fixture.SignInAsync(Role.Admin, null, Screen.Desktop, server);
        await admin.OpenAsync("/schools");
        await admin.PressAsync("Загрузить из таблицы");
        await admin.LookAsync("schools-import-upload");
        var table = new StringBuilder("Название;ИНН;Регион;Часовой пояс;Тихие часы\r\n");
        for (var number = 1; number <= 400; number++) table.Append(CultureInfo.InvariantCulture, $"Средняя школа № {number} (пример);{TestInn.Next()};{(number % 3 == 0 ? "55" : "66")};;22:00-07:00\r\n");
        table.Append(CultureInfo.InvariantCulture, $"Уже есть;{school.Inn};66;;\r\nС опечаткой;0012345678;66;;\r\n");
        await admin.Page.SetInputFilesAsync("#file", new FilePayload { Name = "школы.csv", MimeType = "text/csv", Buffer = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(table.ToString()) });
        await admin.SendFormAsync();
        await admin.Page.GetByText("пока ничего не сохранено").WaitForAsync();
        Assert.Contains("Новых школ: 400, уже есть: 1, повторов: 0, с ошибками: 1.", await admin.TextAsync(), StringComparison.Ordinal);
        await admin.LookAsync("schools-import-dry-run");
        await ShowAsync(admin, "schools-import-dry-run");
        await admin.Page.GetByLabel("Завести остальные школы").CheckAsync();
        await admin.PressAsync("Завести школы (400)");
        await admin.Page.GetByText("Заведено школ: 400.").WaitForAsync();
        await admin.LookAsync("schools-import-stored");

        await admin.PressAsync("К обзору школ");
        var first = admin.Page.Locator(".region > li").First;
        Assert.Contains("одобрения ждут больше суток: 1", await first.InnerTextAsync(), StringComparison.Ordinal);
        await admin.UnfoldAsync("Как считается порядок");
        await admin.LookAsync("region");
        await ShowAsync(admin, "region");
        await admin.LeaveAsync(() => first.GetByRole(AriaRole.Button, new() { Name = "Напомнить" }).ClickAsync());
        await admin.Page.GetByText("Напоминание отправлено, школ: 1.").WaitForAsync();
        await admin.LookAsync("region-reminded");
        Assert.Contains("Напоминали: ", await first.InnerTextAsync(), StringComparison.Ordinal);

        await admin.PressAsync("Дальше");
        Assert.Equal(25, await admin.Page.Locator(".region > li").CountAsync());
        await admin.OpenAsync("/region?region=55");
        Assert.Contains("Школ: 133.", await admin.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("просит одобрить записи", (await school.ContentAdmin.GetAsync("notifications")).Must(200).Body, StringComparison.Ordinal);

        var manager = await fixture.SignInAsync(Role.Manager, null, Screen.Phone, server);
        await manager.OpenAsync("/region");
        Assert.Equal(0, await manager.Page.Locator("main form[method=post]").CountAsync());
        await manager.LookAsync("region-manager");
    }

    // Both languages, both widths, both colours.
    private static async Task ShowAsync(Visitor visitor, string name)
    {
        await visitor.TurnAsync(Screen.Desktop with { IsDark = true });
        await visitor.GlanceAsync(name);
        await visitor.CheckContrastAsync(name);
        await visitor.TurnAsync(Screen.Phone);
        await visitor.GlanceAsync(name);
        await visitor.CheckWidthAsync(name);
        await visitor.TurnAsync(Screen.Phone with { IsDark = true });
        await visitor.GlanceAsync(name);
        await visitor.TurnAsync(Screen.Desktop);
    }

    private static async Task MakeItLateAsync(SchedulerServer server, TestSchool school)
    {
        var id = (await school.PressOfficer.PostAsync("posts", school.Post("Новость", "Приходите на день открытых дверей.", [school.MaxId]))).Must(201).Id;
        (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        var since = TimeProvider.System.GetUtcNow().AddHours(-30);
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        await db.Posts.Where(one => one.Id == Guid.Parse(id)).ExecuteUpdateAsync(set => set.SetProperty(one => one.ReviewAskedAt, since));
    }
}
