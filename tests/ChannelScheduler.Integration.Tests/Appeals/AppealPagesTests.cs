using System.Net;
using System.Text;
using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using ChannelScheduler.Testing.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Appeals;

/// <summary>An appeal from its first field to its answer, in a browser without scripts.</summary>
[Collection(ApiCollection.Name)]
public sealed class AppealPagesTests(ApiFixture fixture)
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private SchedulerServer Server => fixture.Server;

    [Fact]
    public async Task An_appeal_about_a_channel_becomes_a_letter_with_its_files_and_is_kept_until_it_is_answered()
    {
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        var page = await BeginAsync(officer, AppealKind.ChannelSupport);
        Assert.Contains("Перед отправкой осталось", officer.Text, StringComparison.Ordinal);
        Assert.Contains($"value=\"{fixture.Other.Inn}\"", officer.Html, StringComparison.Ordinal);
        Assert.False(officer.HasForm(page + "/sent"));

        // What is missing leads to its field.
        Assert.Contains("href=\"#platformId\"", officer.Html, StringComparison.Ordinal);
        await officer.SubmitFilesAsync(page, [("files", "C:\\Снимки\\ошибка 1.png", Png)], Whole);
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        // A browser's field says "no file" of what is here already.
        Assert.Contains("Уже приложено: ошибка 1.png", officer.Text, StringComparison.Ordinal);
        Assert.Contains("Все части на месте", officer.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"mailto:partner_support@max.ru?subject=", officer.Html, StringComparison.Ordinal);

        var (status, eml) = await officer.DownloadAsync(page + "/letter.eml");
        Assert.Equal(HttpStatusCode.OK, status);
        using var letter = await MimeMessage.LoadAsync(new MemoryStream(eml));
        Assert.Equal("partner_support@max.ru", letter.To.Mailboxes.Single().Address);
        Assert.Empty(letter.From);
        Assert.Equal("1", letter.Headers["X-Unsent"]);
        Assert.Contains("ИНН " + fixture.Other.Inn, letter.Subject, StringComparison.Ordinal);
        Assert.Contains("79001234567", letter.TextBody, StringComparison.Ordinal);
        var attached = Assert.IsType<MimePart>(Assert.Single(letter.Attachments));
        Assert.Equal(("ошибка 1.png", "image/png"), (attached.FileName, attached.ContentType.MimeType));
        using var content = new MemoryStream();
        await attached.Content!.DecodeToAsync(content);
        Assert.Equal(Png, content.ToArray());

        await officer.OpenAsync(page);
        await officer.SubmitAsync(page + "/sent");
        Assert.Contains("Отправлено, ждём ответа", officer.Text, StringComparison.Ordinal);
        Assert.False(officer.HasForm(page));
        // When it went out is said, and what comes next stands above what was done.
        Assert.Matches("Отправлено \\d", officer.Text);
        Assert.True(officer.Html.IndexOf("/answered", StringComparison.Ordinal) < officer.Html.IndexOf("id=\"letter\"", StringComparison.Ordinal));
        Assert.DoesNotContain("href=\"mailto:", officer.Html, StringComparison.Ordinal);
        await officer.OpenAsync("/appeals");
        Assert.Contains("Создался канал _biz", officer.Text, StringComparison.Ordinal);
        await officer.OpenAsync(page);
        await officer.SubmitAsync(page + "/answered", ("answer", "Канал удалили, создайте снова."));
        Assert.Contains("Канал удалили, создайте снова.", officer.Text, StringComparison.Ordinal);
        await using var db = OpenDb();
        var id = IdOf(page);
        Assert.Equal(["appeal.answered", "appeal.created", "appeal.sent"], await db.Audit.Where(one => one.Details!.StartsWith(id.ToString())).Select(one => one.Action).Order().ToListAsync());
        Assert.DoesNotContain(await db.Audit.Select(one => one.Details).ToListAsync(), details => details?.Contains("9001234567", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_blocked_account_is_filled_in_on_a_site_from_fields_to_copy()
    {
        using var officer = await Server.SignInNewAsync(Role.ContentAdmin, fixture.Other.Id);
        var page = await BeginAsync(officer, AppealKind.BlockedAccount);
        await officer.SubmitFilesAsync(page, [("files", "проверка.png", Png)], ("person", "Петрова Мария Ивановна (пример)"), ("position", "учитель"), ("phone", "8 900 123 45 67"), ("actions", "Разослала объявление."));
        Assert.Contains("href=\"https://max.ru/\"", officer.Html, StringComparison.Ordinal);
        Assert.Contains(">79001234567</textarea>", officer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("mailto:", officer.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.DownloadAsync(page + "/letter.eml")).Status);
    }

    [Theory]
    [InlineData("organisation", "полное название")]
    [InlineData("inn", "ИНН не сходится")]
    [InlineData("platformId", "ID организации")]
    [InlineData("phone", "номер телефона целиком")]
    [InlineData("problem", "Опишите")]
    [InlineData("actions", "Перечислите")]
    public async Task Without_a_part_it_does_not_go_out_and_the_part_is_named(string field, string said)
    {
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        var page = await BeginAsync(officer, AppealKind.ChannelSupport);
        await officer.SubmitFilesAsync(page, [("files", "a.png", Png)], Whole);
        var sent = officer.FormOf(page + "/sent");
        await officer.SubmitAsync(page, (field, ""));
        Assert.Contains(said, officer.Text, StringComparison.Ordinal);

        // Neither by the button of an old page nor by the letter's address.
        var version = officer.FormOf(page).Single(one => one.Key == "_version");
        await officer.SendAsync(page + "/sent", sent.Select(one => one.Key == "_version" ? version : one));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Contains("Отправлять рано", officer.Text, StringComparison.Ordinal);
        Assert.Contains(said, officer.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.DownloadAsync(page + "/letter.eml")).Status);
        await using var db = OpenDb();
        Assert.Equal(AppealState.Draft, (await db.Appeals.SingleAsync(one => one.Id == IdOf(page))).State);
    }

    [Theory]
    [InlineData("план.pdf", "%PDF-1.7", "не картинка и не видео")]
    [InlineData("virus.png", "MZ\u0090\0\u0003", "не картинка и не видео")]
    [InlineData("page.png", "<html><script>alert(1)</script>", "не картинка и не видео")]
    [InlineData("empty.png", "", "пуст")]
    public async Task A_file_of_another_kind_is_refused_by_name_and_what_was_typed_stands(string name, string content, string said)
    {
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        var page = await BeginAsync(officer, AppealKind.ChannelSupport);
        await officer.SubmitFilesAsync(page, [("files", name, Encoding.UTF8.GetBytes(content))], Whole);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Contains(said, officer.Text, StringComparison.Ordinal);
        Assert.Contains(name, officer.Text, StringComparison.Ordinal);
        Assert.Contains("Создался канал _biz", officer.Html, StringComparison.Ordinal);
        // What is stored lacks what has just been typed: nobody is told to type it again.
        Assert.DoesNotContain("Перед отправкой осталось", officer.Text, StringComparison.Ordinal);
        await using var db = OpenDb();
        Assert.Equal((0, ""), (await db.AppealFiles.CountAsync(one => one.AppealId == IdOf(page)), (await db.Appeals.SingleAsync(one => one.Id == IdOf(page))).Problem));
    }

    [Fact]
    public async Task Files_are_few_and_light_and_the_same_one_is_there_once()
    {
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        var page = await BeginAsync(officer, AppealKind.ChannelSupport);
        await officer.SubmitFilesAsync(page, [("files", "a.png", Png), ("files", "b.png", Png)]);
        await officer.SubmitFilesAsync(page, Enumerable.Range(0, AppealFileLimits.MostFiles).Select(i => ("files", $"{i}.png", (byte[])[.. Png, (byte)i])));
        Assert.Contains("больше нельзя", officer.Text, StringComparison.Ordinal);
        Assert.Equal(AppealFileLimits.MostFiles, await CountFilesAsync(page));

        await officer.OpenAsync(page);
        var file = await FirstFileAsync(page);
        await officer.SubmitAsync($"{page}/files/{file.Id}/remove");
        Assert.Equal(AppealFileLimits.MostFiles - 1, await CountFilesAsync(page));
        await officer.SubmitFilesAsync(page, [("files", "large.png", [.. Png, .. new byte[AppealFileLimits.MaxBytes]])]);
        Assert.Contains($"больше {AppealFileLimits.MaxMegabytes} МБ", officer.Text, StringComparison.Ordinal);
        Assert.Equal(AppealFileLimits.MostFiles - 1, await CountFilesAsync(page));
    }

    [Fact]
    public async Task Another_schools_people_and_managers_see_neither_the_appeal_nor_its_files()
    {
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        var page = await BeginAsync(officer, AppealKind.ChannelSupport);
        await officer.SubmitFilesAsync(page, [("files", "a.png", Png)], Whole);
        var file = await FirstFileAsync(page);
        using var stranger = await Server.SignInNewAsync(Role.Admin, (await Server.NewSchoolAsync()).Id);
        using var manager = await Server.SignInNewAsync(Role.Manager, fixture.Other.Id);
        foreach (var path in new[] { page, page + "/letter.eml", $"{page}/files/{file.Id}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.DownloadAsync(path)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await manager.DownloadAsync(path)).Status);
            Assert.Equal(HttpStatusCode.OK, (await officer.DownloadAsync(path)).Status);
        }
        await stranger.OpenAsync("/appeals");
        Assert.DoesNotContain(page, stranger.Html, StringComparison.Ordinal);
        var token = stranger.FormOf("/appeals", ("schoolId", fixture.Other.Id.ToString()), ("kind", nameof(AppealKind.ChannelSupport)));
        await stranger.SendAsync("/appeals", token);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        await stranger.SendAsync(page + "/delete", token);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        await using var db = OpenDb();
        Assert.True(await db.Appeals.AnyAsync(one => one.Id == IdOf(page)));
    }

    [Fact]
    public async Task Who_saves_second_is_told_and_loses_nothing()
    {
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        var page = await BeginAsync(officer, AppealKind.ChannelSupport);
        var stale = officer.FormOf(page, ("problem", "Слова второго."));
        await officer.SubmitAsync(page, ("problem", "Слова первого."));
        await officer.SendAsync(page, stale.Select(field => field.Key == "_once" ? KeyValuePair.Create("_once", Guid.NewGuid().ToString("N")) : field));
        Assert.Equal(HttpStatusCode.PreconditionFailed, officer.Status);
        Assert.Contains("Слова второго.", officer.Html, StringComparison.Ordinal);
        await using var db = OpenDb();
        Assert.Equal("Слова первого.", (await db.Appeals.SingleAsync(one => one.Id == IdOf(page))).Problem);
    }

    [Fact]
    public async Task A_deleted_appeal_takes_its_files_along_but_not_those_of_another()
    {
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        var shared = (byte[])[.. Png, 77];
        var one = await BeginAsync(officer, AppealKind.ChannelSupport);
        await officer.SubmitFilesAsync(one, [("files", "shared.png", shared), ("files", "own.png", [.. Png, 78])]);
        var two = await BeginAsync(officer, AppealKind.BlockedAccount);
        await officer.SubmitFilesAsync(two, [("files", "shared.png", shared)]);
        List<AppealFile> files;
        await using (var db = OpenDb()) files = await db.AppealFiles.Where(file => file.AppealId == IdOf(one)).OrderBy(file => file.Name).ToListAsync();
        var store = Server.Services.GetRequiredService<Infrastructure.Appeals.AppealFileStore>();
        await officer.OpenAsync(one);
        await officer.SubmitAsync(one + "/delete");
        Assert.Equal("/appeals?done=AppealDeleted", officer.Path);
        await Eventually.GetAsync(() => Task.FromResult(File.Exists(store.PathOf(files[0]))), exists => !exists);
        Assert.True(File.Exists(store.PathOf(files[1])));
    }

    private static readonly (string, string)[] Whole = [("platformId", "10045"), ("phone", "+7 900 123-45-67"), ("problem", "Создался канал _biz."), ("actions", "Удалили и создали снова.")];

    private async Task<string> BeginAsync(PageClient browser, AppealKind kind)
    {
        await browser.OpenAsync("/appeals");
        var form = browser.FormOf("/appeals", ("kind", kind.ToString()), ("schoolId", fixture.Other.Id.ToString()));
        await browser.SendAsync("/appeals", form.Select(field => field.Key == "_once" ? KeyValuePair.Create("_once", Guid.NewGuid().ToString("N")) : field));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        return browser.Path;
    }

    private async Task<int> CountFilesAsync(string page)
    {
        await using var db = OpenDb();
        return await db.AppealFiles.CountAsync(one => one.AppealId == IdOf(page));
    }

    private async Task<AppealFile> FirstFileAsync(string page)
    {
        await using var db = OpenDb();
        return await db.AppealFiles.OrderBy(one => one.Name).FirstAsync(one => one.AppealId == IdOf(page));
    }

    private static Guid IdOf(string page) => Guid.Parse(page.Split('/')[^1]);

    private SchedulerDbContext OpenDb() => Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContext();
}
