using System.Globalization;
using System.Text;
using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Testing.Server;
using Microsoft.Playwright;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>A month of posts from Excel, looked at before anything is stored; and a post that comes every week.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ImportWalk(BrowserFixture fixture)
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [BrowserFact]
    public async Task An_officer_imports_a_table_from_excel_after_a_dry_run()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var officer = await fixture.SignInAsync(Role.PressOfficer, school.Id, Screen.Desktop);
        await officer.OpenAsync("/posts");
        await officer.PressAsync("Загрузить из файла");
        await officer.LookAsync("import-upload");
        var day = Now.AddDays(3).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        var table = $"Заголовок;Текст;Дата;Время\r\nКонцерт;Приходите на концерт в актовый зал.;{day};09:00\r\nРодителям;Чат: https://max.ru/join/AbCdEfGhIjKlMnOp;{day};10:00\r\n;Без заголовка;;\r\n";
        await officer.Page.SetInputFilesAsync("#files", new FilePayload { Name = "план.csv", MimeType = "text/csv", Buffer = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(table) });
        await officer.SendFormAsync();
        await officer.Page.GetByText("пока ничего не сохранено").WaitForAsync();
        var shown = await officer.TextAsync();
        foreach (var expected in new[] { "LNK001", "Нет заголовка", "в госпаблике", "Концерт" }) Assert.Contains(expected, shown, StringComparison.Ordinal);
        await officer.LookAsync("import-dry-run");
        Assert.Empty((await school.PressOfficer.GetAsync("posts")).Must(200).Json["items"]!.AsArray());

        var phone = await fixture.SignInAsync(Role.PressOfficer, school.Id, Screen.Phone);
        await phone.OpenAsync(new Uri(officer.Page.Url).AbsolutePath);
        await phone.LookAsync("import-dry-run-phone");

        await officer.PressAsync("Загрузить выбранные (сейчас отмечено 1)");
        await officer.Page.GetByText("Сохранено черновиков: 1.").WaitForAsync();
        await officer.LookAsync("import-stored");
        var posts = (await school.PressOfficer.GetAsync("posts")).Must(200).Json["items"]!.AsArray();
        Assert.Equal("Концерт", Assert.Single(posts)!["title"]!.ToString());
    }

    [BrowserFact]
    public async Task A_post_that_is_being_written_becomes_a_series_whose_days_show_while_it_is_filled_in()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var officer = await fixture.SignInAsync(Role.PressOfficer, school.Id, Screen.Desktop);
        await officer.OpenAsync("/posts/new");
        await officer.FillAsync("title", "Меню на {дата}");
        await officer.FillAsync("text", "Суп, рыба, компот.");
        await officer.PressAsync("Повторять…");
        await officer.Page.GetByLabel("пн", new() { Exact = true }).CheckAsync();
        await officer.FillAsync("time", "09:00");
        await officer.FillAsync("startsOn", Now.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await officer.FillAsync("endsOn", Now.AddDays(90).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await Eventually.GetAsync(() => officer.Page.Locator("#dates li").CountAsync(), count => count >= 5);
        Assert.StartsWith("понедельник", await officer.Page.Locator("#dates li").First.InnerTextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("series-new");
        await officer.PressAsync("Сохранить серию");
        await officer.LookAsync("series");
        Assert.Contains("На проверке", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.PressAsync("Изменить серию");
        await officer.LookAsync("series-edit");
        await officer.OpenAsync("/series");
        await officer.LookAsync("series-list");

        var phone = await fixture.SignInAsync(Role.PressOfficer, school.Id, Screen.Phone);
        foreach (var (path, name) in new[] { ("/series", "series-list"), ("/series/new", "series-new"), ("/import", "import-upload") })
        {
            await phone.OpenAsync(path);
            await phone.LookAsync(name);
        }
    }
}
