using System.Net;
using System.Text;
using Bunit;
using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Schools.Importing;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using ChannelScheduler.Testing.Server;
using ChannelScheduler.Web.Pages.Schools.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Importing;

/// <summary>Tables of schools in the running program: dry run, the button, over pages and over REST.</summary>
[Collection(ApiCollection.Name)]
public sealed class SchoolImportPagesTests(ApiFixture fixture)
{
    private const string Path = "/schools/import";

    [Fact]
    public async Task A_dry_run_tells_of_every_line_and_only_the_button_makes_schools()
    {
        using var admin = await fixture.Server.SignInNewAsync(Role.Admin, null);
        var (good, other) = (TestInn.Next(), TestInn.Next());
        var page = await UploadAsync(admin, $"Название;ИНН;Регион;Тихие часы\nШкола из файла;{good};66;22:00-07:00\nВторая из файла;{other};66;\nВторая из файла;{other};66;\nЧужое имя;{fixture.Other.Inn};66;\nС опечаткой;0012345678;66;\n=Формула;;66;\n");
        Assert.Contains("Строк: 6. Новых школ: 2, уже есть: 1, повторов: 1, с ошибками: 2.", admin.Text, StringComparison.Ordinal);
        Assert.Contains($"Уже есть, не изменится: «Школа {fixture.Other.Inn}».", admin.Text, StringComparison.Ordinal);
        Assert.Contains("То же, что в строке 3: пропустим.", admin.Text, StringComparison.Ordinal);
        Assert.Contains("Столбец «ИНН»: «0012345678»: такого ИНН не бывает", admin.Text, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(good, other));

        // An error keeps all from being stored, until a person says otherwise.
        await admin.SubmitAsync(page);
        Assert.Equal(HttpStatusCode.Conflict, admin.Status);
        Assert.Contains("В файле есть строки с ошибками: 2.", admin.Text, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(good, other));
        var (_, problems) = await admin.DownloadAsync(page + "/problems.csv");
        Assert.Contains("С опечаткой;0012345678;66;;", Encoding.UTF8.GetString(problems), StringComparison.Ordinal);
        Assert.Contains("'=Формула", Encoding.UTF8.GetString(problems), StringComparison.Ordinal);

        await admin.OpenAsync(page);
        var sent = admin.FormOf(page, ("skipErrors", "on"));
        await admin.SendAsync(page, sent);
        await WaitAsync(admin, page, "Заведено школ: 2.");
        Assert.Equal(2, await CountAsync(good, other));
        await using (var db = OpenDb())
        {
            var school = await db.Schools.SingleAsync(one => one.Inn == good);
            Assert.Equal(("Школа из файла", "Asia/Yekaterinburg", new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 0))), (school.Name, school.TimeZone, school.QuietHours));
            Assert.Equal("import школы.csv, line 2", (await db.Audit.SingleAsync(one => one.SchoolId == school.Id)).Details);
            Assert.NotEqual("Чужое имя", (await db.Schools.SingleAsync(one => one.Inn == fixture.Other.Inn)).Name);
        }

        // A second press, with the old page and with a new once-token.
        await admin.SendAsync(page, sent.Select(field => field.Key == "_once" ? KeyValuePair.Create("_once", Guid.NewGuid().ToString("N")) : field));
        Assert.Equal(HttpStatusCode.PreconditionFailed, admin.Status);
        // The same file again.
        await UploadAsync(admin, $"Название;ИНН;Регион\nШкола из файла;{good};66\nВторая из файла;{other};66\n");
        Assert.Contains("Новых школ: 0, уже есть: 2", admin.Text, StringComparison.Ordinal);
        Assert.Contains("Заводить нечего", admin.Text, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync(good, other));
        await admin.SubmitAsync(admin.Path.Split('?')[0] + "/discard");
    }

    [Theory]
    [InlineData(0, "Готовим школы: 0 из 450", "0")]
    [InlineData(400, "Готовим школы: 400 из 450", "400")]
    [InlineData(450, "Все школы готовы (450), идёт запись. Это займёт несколько секунд", null)]
    public async Task While_all_are_written_by_one_commit_the_page_says_so_and_its_bar_does_not_stand_still(int done, string words, string? value)
    {
        System.Globalization.CultureInfo.CurrentUICulture = new("ru");
        await using var context = new BunitContext();
        var progress = context.Render<SchoolImportProgress>(parameters => parameters.Add(one => one.Import, new SchoolImport { Name = "школы.csv", State = ImportState.Storing, Done = done, Total = 450 }));
        Assert.Contains(words, progress.Find("p").TextContent, StringComparison.Ordinal);
        // Without a value the browser lets it move by itself.
        Assert.Equal(value, progress.Find("progress").GetAttribute("value"));
    }

    [Fact]
    public async Task A_files_name_is_a_title_whatever_it_holds()
    {
        using var admin = await fixture.Server.SignInNewAsync(Role.Admin, null);
        await admin.OpenAsync(Path);
        await admin.SubmitFilesAsync(Path, [("file", "../../<script>alert(1)</script>" + new string('я', 900) + ".csv", Encoding.UTF8.GetBytes($"Название;ИНН;Регион\nШкола;{TestInn.Next()};66\n"))]);
        Assert.Contains("пока ничего не сохранено", admin.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", admin.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('я', 201), admin.Html, StringComparison.Ordinal);
        await admin.SubmitAsync(admin.Path.Split('?')[0] + "/discard");
    }

    [Fact]
    public async Task The_sample_is_a_table_that_can_be_imported()
    {
        using var admin = await fixture.Server.SignInNewAsync(Role.Admin, null);
        var (_, sample) = await admin.DownloadAsync(Path + "/sample.csv");
        await UploadAsync(admin, Encoding.UTF8.GetString(sample));
        Assert.Contains("Строк: 2. Новых школ: 2,", admin.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("школы.xlsx", "PK", "Файл «школы.xlsx» не подходит")]
    [InlineData("школы.csv", "", "Выберите файл")]
    [InlineData("школы.csv", "Имя;Фамилия\nА;Б", "не нашлось столбцов")]
    public async Task A_file_that_is_no_table_is_refused_on_the_page_in_one_sentence(string name, string text, string expected)
    {
        using var admin = await fixture.Server.SignInNewAsync(Role.Admin, null);
        await admin.OpenAsync(Path);
        await admin.SubmitFilesAsync(Path, [("file", name, Encoding.UTF8.GetBytes(text))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.Contains(expected, admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schools_own_admin_neither_uploads_nor_sees_an_upload()
    {
        using var admin = await fixture.Server.SignInNewAsync(Role.Admin, null);
        var inn = TestInn.Next();
        var page = await UploadAsync(admin, $"name,inn,region\nFrom a table,{inn},66\n");
        using var local = await fixture.Server.SignInNewAsync(Role.Admin, fixture.Other.Id);
        await local.OpenAsync(Path);
        Assert.False(local.HasForm(Path));
        foreach (var path in new[] { page, page + "/progress", page + "/problems.csv" }) Assert.Equal(HttpStatusCode.NotFound, (await local.DownloadAsync(path)).Status);
        await local.OpenAsync("/schools/" + fixture.Other.Id);
        var token = local.FormOf("/schools/" + fixture.Other.Id);
        await local.SendFilesAsync(Path, [("file", "школы.csv", Encoding.UTF8.GetBytes($"name,inn,region\nA,{inn},66\n"))], token);
        Assert.Equal(HttpStatusCode.Forbidden, local.Status);
        await local.SendAsync(page, token);
        Assert.Equal(HttpStatusCode.NotFound, local.Status);
        var key = await fixture.Server.NewPersonAsync(fixture.Other.Id, "admin");
        Assert.Equal(403, (await key.RawAsync("schools/import?dryRun=false", $"name,inn,region\nA,{inn},66\n", "text/csv")).Status);
        Assert.Equal(0, await CountAsync(inn));
    }

    [Theory]
    [InlineData("dryRun=true", false, "checked", 0)]
    [InlineData("dryRun=false", false, "stored", 1)]
    [InlineData("dryRun=false", true, "checked", 0)]
    [InlineData("dryRun=false&skipErrors=true", true, "stored", 1)]
    public async Task Over_rest_a_table_is_checked_or_stored_at_once(string query, bool hasError, string state, int created)
    {
        var inn = TestInn.Next();
        var taken = (await fixture.Server.Admin.RawAsync("schools/import?" + query, $"name,inn,region\nFrom a program,{inn},66\n{(hasError ? "Wrong,1,66\n" : "")}", "text/csv")).Must(202);
        var done = await Eventually.GetAsync(() => fixture.Server.Admin.GetAsync("schools/import/" + taken.Id), answer => answer.Text("state") is "stored" or "checked" or "failed");
        Assert.Equal((state, created, created), (done.Text("state"), (int)done.Json["created"]!, await CountAsync(inn)));
        Assert.Equal(["new", .. hasError ? ["unusable"] : Array.Empty<string>()], done.Json["lines"]!.AsArray().Select(line => line!["verdict"]!.ToString()));
        if (state == "stored")
        {
            Assert.Equal(409, (await fixture.Server.Admin.PostAsync($"schools/import/{taken.Id}/store", new { skipErrors = true })).Status);
            return;
        }
        Assert.Equal(hasError ? 409 : 202, (await fixture.Server.Admin.PostAsync($"schools/import/{taken.Id}/store", new { })).Status);
        if (hasError) (await fixture.Server.Admin.PostAsync($"schools/import/{taken.Id}/store", new { skipErrors = true })).Must(202);
        await Eventually.GetAsync(() => fixture.Server.Admin.GetAsync("schools/import/" + taken.Id), answer => answer.Text("state") == "stored");
        Assert.Equal(1, await CountAsync(inn));
    }

    [Fact]
    public async Task Over_rest_an_empty_body_is_refused() => Assert.Equal(422, (await fixture.Server.Admin.RawAsync("schools/import", "", "text/csv")).Status);

    private static async Task<string> UploadAsync(PageClient browser, string table)
    {
        await browser.OpenAsync(Path);
        await browser.SubmitFilesAsync(Path, [("file", "школы.csv", Encoding.UTF8.GetBytes(table))]);
        Assert.Contains("пока ничего не сохранено", browser.Text, StringComparison.Ordinal);
        return browser.Path.Split('?')[0];
    }

    private static Task WaitAsync(PageClient browser, string page, string expected) =>
        Eventually.GetAsync(async () => (await browser.OpenAsync(page)).Text, text => text.Contains(expected, StringComparison.Ordinal));

    private SchedulerDbContext OpenDb() => fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContext();

    private async Task<int> CountAsync(params string[] inns)
    {
        await using var db = OpenDb();
        return await db.Schools.CountAsync(one => inns.Contains(one.Inn));
    }
}
