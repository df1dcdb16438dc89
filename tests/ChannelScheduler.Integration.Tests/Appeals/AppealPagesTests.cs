using System.Net;
using System.Text;
using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Appeals;

/// <summary>An appeal from its first field to its answer, in a browser without scripts.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class AppealPagesTests(ApiFixture fixture)
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
    public async Task Every_form_of_an_appeal_is_closed_to_other_schools_and_to_who_lost_the_role_meanwhile()
    {
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        var page = await BeginAsync(officer, AppealKind.ChannelSupport);
        await officer.SubmitFilesAsync(page, [("files", "a.png", Png)], Whole);
        var file = await FirstFileAsync(page);
        using var stranger = await Server.SignInNewAsync(Role.Admin, (await Server.NewSchoolAsync()).Id);
        var (email, id) = await Server.NewAccountAsync(Role.PressOfficer, fixture.Other.Id);
        using var former = await Server.SignInAsync(email);
        await former.OpenAsync(page);
        Assert.Equal(HttpStatusCode.OK, former.Status);
        var lost = former.FormOf(page);
        await using (var db = OpenDb()) await db.Memberships.Where(one => one.UserId == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Role, Role.Manager));
        await stranger.OpenAsync("/appeals");
        var foreign = stranger.FormOf("/appeals", ("_version", "1"));
        foreach (var action in new[] { "", "/sent", "/answered", "/reopen", "/delete", $"/files/{file.Id}/remove" })
        {
            await stranger.SendFilesAsync(page + action, [("files", "b.png", [.. Png, 7])], foreign);
            Assert.Equal((action, HttpStatusCode.NotFound), (action, stranger.Status));
            await former.SendFilesAsync(page + action, [("files", "b.png", [.. Png, 7])], lost);
            Assert.Equal((action, HttpStatusCode.Forbidden), (action, former.Status));
        }
        // An id of one's own appeal opens no file of another's.
        var own = await BeginAsync(officer, AppealKind.ChannelSupport);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.DownloadAsync($"{own}/files/{file.Id}")).Status);
        await officer.SendAsync($"{own}/files/{file.Id}/remove", officer.FormOf(own));
        Assert.Equal(HttpStatusCode.NotFound, officer.Status);
        Assert.Equal(1, await CountFilesAsync(page));
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
    public async Task A_step_out_of_turn_or_from_an_older_page_is_refused_and_changes_nothing()
    {
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        var page = await BeginAsync(officer, AppealKind.ChannelSupport);
        await officer.SubmitFilesAsync(page, [("files", "a.png", Png)], Whole);
        async Task<HttpStatusCode> TryAsync(string action, string version, params (string, string)[] fields)
        {
            var form = officer.FormOf(page + "/delete", ("_version", version), ("_once", Guid.NewGuid().ToString("N")));
            await officer.SendAsync(page + action, [.. form, .. fields.Select(one => KeyValuePair.Create(one.Item1, one.Item2))]);
            var status = officer.Status;
            await officer.OpenAsync(page);
            return status;
        }
        async Task<(AppealState, string)> LookAsync()
        {
            await using var db = OpenDb();
            var appeal = await db.Appeals.SingleAsync(one => one.Id == IdOf(page));
            return (appeal.State, appeal.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        await officer.OpenAsync(page);
        var (_, now) = await LookAsync();
        Assert.Equal(HttpStatusCode.Conflict, await TryAsync("/answered", now));
        Assert.Equal(HttpStatusCode.Conflict, await TryAsync("/reopen", now));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await TryAsync("/sent", "0"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await TryAsync("/delete", "0"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await TryAsync("", now, ("person", new string('x', Appeal.LongestLine + 1))));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await TryAsync("", now, ("actions", new string('x', Appeal.LongestText + 1))));
        Assert.Equal((AppealState.Draft, now), await LookAsync());

        Assert.Equal(HttpStatusCode.OK, await TryAsync("/sent", now));
        (_, now) = await LookAsync();
        Assert.Equal(HttpStatusCode.Conflict, await TryAsync("", now, ("problem", "Другое.")));
        Assert.Equal(HttpStatusCode.Conflict, await TryAsync("/sent", now));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await TryAsync("/answered", "0"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await TryAsync("/reopen", "0"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await TryAsync("/answered", now, ("answer", new string('x', Appeal.LongestText + 1))));
        Assert.Equal((AppealState.Sent, now), await LookAsync());
    }

    [Fact]
    public async Task Words_that_no_database_takes_are_refused_and_nothing_is_stored()
    {
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        var page = await BeginAsync(officer, AppealKind.ChannelSupport);
        await officer.SubmitFilesAsync(page, [("files", "a.png", Png)], ("problem", "Половина\0текста"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Equal(0, await CountFilesAsync(page));
        await using var db = OpenDb();
        Assert.Equal("", (await db.Appeals.SingleAsync(one => one.Id == IdOf(page))).Problem);
    }

    [Fact]
    public async Task A_letter_with_the_longest_words_and_the_strangest_names_is_whole_and_keeps_to_short_plain_lines()
    {
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        var page = await BeginAsync(officer, AppealKind.ChannelSupport);
        var problem = new string('я', Appeal.LongestText - 30) + "\n.\n--\nFrom нас\n=_конец";
        var name = "сн;и'мок" + new string('ж', 120) + "\u2028Bcc: x@example.org.png";
        await officer.SubmitFilesAsync(page, [("files", name, Png)], [.. Whole.Where(one => one.Item1 != "problem"), ("problem", problem), ("organisation", "Школа\r\nBcc: x@example.org")]);

        var (status, eml) = await officer.DownloadAsync(page + "/letter.eml");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain(eml, one => one is 0 or > 126);
        Assert.All(Encoding.ASCII.GetString(eml).Split('\n'), line => Assert.True(line.TrimEnd('\r').Length <= 998, line.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        using var letter = await MimeMessage.LoadAsync(new MemoryStream(eml));
        Assert.Equal(["partner_support@max.ru"], letter.GetRecipients().Select(one => one.Address));
        Assert.DoesNotContain(letter.Headers, header => header.Field.Equals("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(problem, letter.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        var attached = Assert.IsType<MimePart>(Assert.Single(letter.Attachments));
        Assert.EndsWith("example.org.png", attached.FileName!, StringComparison.Ordinal);
        Assert.DoesNotContain(attached.FileName!, one => char.IsControl(one) || one is '/' or '\\');
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
