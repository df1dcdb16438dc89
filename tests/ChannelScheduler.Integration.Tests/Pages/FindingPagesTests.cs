using System.Net;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>What a person does with a finding, in a browser without scripts.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class FindingPagesTests(ApiFixture fixture)
{
    private const string New = "/posts/new";
    private const string Text = "Праздник завтра в 10:00. Вступайте в чат 5 «А»: https://max.ru/join/abcd\n\nПриходите!";
    private const string Short = "Фото с праздника: https://clck.ru/3AbC";

    [Fact]
    public async Task A_fix_in_the_writing_form_changes_the_words_there_and_stores_nothing()
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var officer = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await officer.OpenAsync(New);
        await officer.SubmitAsync(New, ("title", "Праздник"), ("text", Text), ("then", "submit"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Contains("Ссылка на чат (LNK001)", officer.Text, StringComparison.Ordinal);
        await officer.SubmitAsync(New, ("fix", Token(officer, "remove")));
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        Assert.Contains("Вступайте в чат 5 «А»\n\nПриходите!</textarea>", Decoded(officer), StringComparison.Ordinal);
        Assert.Contains("Исправлено. Прочитайте, что получилось.", officer.Text, StringComparison.Ordinal);
        Assert.Matches("<textarea id=\"text\"[^>]* autofocus", officer.Html);
        Assert.DoesNotContain("LNK001", officer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"alert\"", officer.Html, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(school.Id));
        await officer.SubmitAsync(New, ("then", "submit"));
        Assert.EndsWith("?done=Submitted", officer.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_other_words_is_refused_with_a_sentence_and_the_words_stay()
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var officer = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await officer.OpenAsync(New);
        await officer.SubmitAsync(New, ("title", "Праздник"), ("text", Text), ("then", "submit"));
        await officer.SubmitAsync(New, ("text", "Внимание! " + Text), ("fix", Token(officer, "remove")));
        Assert.Equal(HttpStatusCode.Conflict, officer.Status);
        Assert.Contains("Текст изменился", officer.Text, StringComparison.Ordinal);
        Assert.Contains("Внимание! Праздник", officer.Text, StringComparison.Ordinal);
        await officer.SubmitAsync(New, ("fix", "nonsense"));
        Assert.Equal(HttpStatusCode.Conflict, officer.Status);
    }

    [Fact]
    public async Task Line_ends_of_a_browser_do_not_make_other_words()
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var officer = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await officer.OpenAsync(New);
        var typed = "\r\n Первая строка.\r\n\r\n" + Text.ReplaceLineEndings("\r\n") + "\r\n";
        await officer.SubmitAsync(New, ("title", "Праздник"), ("text", typed), ("then", "submit"));
        Assert.Contains("в тексте, строка 3", officer.Text, StringComparison.Ordinal);
        await officer.SubmitAsync(New, ("text", typed), ("fix", Token(officer, "remove")));
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        Assert.Contains("Первая строка.\n\nПраздник завтра в 10:00. Вступайте в чат 5 «А»\n\nПриходите!</textarea>", Decoded(officer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_while_typing_carry_the_same_buttons_and_enter_presses_none_of_them()
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var officer = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await officer.OpenAsync(New);
        var form = officer.FormOf(New, ("title", "Праздник"), ("text", Text));
        Assert.Equal("then", FirstButton().Match(officer.Html[officer.Html.IndexOf("data-findings", StringComparison.Ordinal)..]).Groups[1].Value);
        await officer.SendAsync("/posts/findings", form);
        Assert.Equal(["remove", "replace", "split"], Kinds(officer));
        await officer.SendAsync("/posts/findings", form.Append(KeyValuePair.Create("isOut", "1")));
        Assert.Equal(["remove", "replace"], Kinds(officer));
    }

    [Theory]
    [InlineData("Праздник", "Приходите завтра.", true)]
    [InlineData("", " ", false)]
    public async Task An_emptied_form_is_not_praised(string title, string text, bool isPraised)
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var officer = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await officer.OpenAsync(New);
        await officer.SendAsync("/posts/findings", officer.FormOf(New, ("title", title), ("text", text), ("gospublic", text.Length > 1 ? "Ждём всех на школьном дворе в субботу." : "")));
        Assert.True(isPraised == officer.Text.Contains("Замечаний нет.", StringComparison.Ordinal), officer.Text);
    }

    [Fact]
    public async Task A_stored_post_is_fixed_from_its_page_and_a_second_press_is_stale()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = (await school.PressOfficer.PostAsync("posts", school.Post("Праздник", Text))).Must(201).Id;
        using var officer = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await officer.OpenAsync($"/posts/{id}");
        Assert.Contains("Замечания правил", officer.Text, StringComparison.Ordinal);
        var form = officer.FormOf($"/posts/{id}/fix", ("fix", Token(officer, "replace")));
        await officer.SendAsync($"/posts/{id}/fix", form);
        Assert.Equal($"/posts/{id}?done=Fixed", officer.Path);
        Assert.Contains($"https://max.ru/{school.Handle}", (await school.PressOfficer.GetAsync("posts/" + id)).Text("text"), StringComparison.Ordinal);
        await officer.SendAsync($"/posts/{id}/fix", form.Where(field => field.Key != "_once"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, officer.Status);
    }

    [Fact]
    public async Task Without_a_closed_channel_the_page_says_how_to_get_one_and_with_one_the_part_moves_there()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = (await school.PressOfficer.PostAsync("posts", school.Post("Праздник", Text))).Must(201).Id;
        using var officer = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await officer.OpenAsync($"/posts/{id}");
        Assert.Equal(["remove", "replace"], Kinds(officer));
        Assert.Contains("не подключён закрытый канал", officer.Text, StringComparison.Ordinal);
        Assert.Contains("data-copy=\"part-LNK001-", officer.Html, StringComparison.Ordinal);

        await AddClosedChannelAsync(school.Id);
        await officer.OpenAsync($"/posts/{id}");
        await officer.SubmitAsync($"/posts/{id}/fix", ("fix", Token(officer, "split")));
        Assert.Matches($"^/posts/{id}\\?draft=[0-9a-f-]{{36}}&done=Split$", officer.Path);
        Assert.Equal("Праздник завтра в 10:00.\n\nПриходите!", (await school.PressOfficer.GetAsync("posts/" + id)).Text("text"));
        var moved = SplitLink().Match(officer.Html).Groups[1].Value;
        Assert.Equal("Вступайте в чат 5 «А»: https://max.ru/join/abcd", (await school.PressOfficer.GetAsync("posts/" + moved)).Text("text"));
    }

    [Fact]
    public async Task A_split_in_the_writing_form_stores_both_drafts()
    {
        var school = await fixture.Server.NewSchoolAsync();
        await AddClosedChannelAsync(school.Id);
        using var officer = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await officer.OpenAsync(New);
        await officer.SubmitAsync(New, ("title", "Праздник"), ("text", Text), ("then", "submit"));
        await officer.SubmitAsync(New, ("fix", Token(officer, "split")));
        Assert.EndsWith("&done=Split", officer.Path, StringComparison.Ordinal);
        Assert.Contains("Открыть новый черновик", officer.Text, StringComparison.Ordinal);
        await officer.OpenAsync("/posts");
        Assert.Contains("Закрытый", officer.Text, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync(school.Id));
    }

    [Fact]
    public async Task What_is_out_is_fixed_in_the_words_of_its_correction()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await school.PublishAsync(school.Post("Праздник", "Праздник завтра."));
        await Eventually.GetAsync(async () => (await school.PressOfficer.GetAsync("posts/" + id)).Text("status"), status => status == "partlyPublished");
        using var officer = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await officer.OpenAsync($"/posts/{id}/correct");
        await officer.SubmitAsync($"/posts/{id}/correct", ("text", Text), ("reason", "Уточнение"));
        Assert.Equal(["remove", "replace"], Kinds(officer));
        await officer.SubmitAsync($"/posts/{id}/correct", ("fix", Token(officer, "remove")));
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        await officer.SubmitAsync($"/posts/{id}/correct");
        Assert.Equal($"/posts/{id}?done=Corrected", officer.Path);
    }

    [Fact]
    public async Task A_reviewer_answers_for_a_warning_and_takes_it_back()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = (await school.PressOfficer.PostAsync("posts", school.Post("Фото", Short))).Must(201).Id;
        (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        using var reviewer = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        await reviewer.OpenAsync("/review/" + id);
        Assert.Matches("Без ответа остались предупреждения:\\s*<a href=\"#finding-LNK005\">Сокращённый адрес</a>\\.", Decoded(reviewer));
        Assert.Contains("id=\"finding-LNK005\"", reviewer.Html, StringComparison.Ordinal);
        await reviewer.SubmitAsync($"/review/{id}/waive/0", ("reason", "Адрес проверен"), ("until", "2020-01-02"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reviewer.Status);
        Assert.Contains("Адрес проверен</textarea>", Decoded(reviewer), StringComparison.Ordinal);

        var day = TimeProvider.System.GetUtcNow().AddDays(10);
        await reviewer.SubmitAsync($"/review/{id}/waive/0", ("reason", "Адрес проверен"), ("until", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal($"/review/{id}?done=Waived", reviewer.Path);
        Assert.Contains("Адрес проверен", reviewer.Text, StringComparison.Ordinal);
        Assert.Contains(day.ToString("'по 'd MMMM yyyy:", System.Globalization.CultureInfo.GetCultureInfo("ru")), reviewer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Без ответа", reviewer.Text, StringComparison.Ordinal);
        Assert.False(reviewer.HasForm($"/review/{id}/waive/0"));
        var post = (await school.PressOfficer.GetAsync("posts/" + id)).Must(200);
        Assert.Equal("pass", post.Text("verdict"));
        var waiver = post.Json["findings"]![0]!["waiver"]!;
        Assert.Equal("Адрес проверен", waiver["reason"]!.ToString());

        await reviewer.SubmitAsync($"/review/{id}/waivers/{waiver["id"]}/revoke");
        Assert.Equal($"/review/{id}?done=WaiverRevoked", reviewer.Path);
        Assert.Equal("warn", (await school.PressOfficer.GetAsync("posts/" + id)).Text("verdict"));
    }

    [Fact]
    public async Task Whoever_alone_wrote_it_is_not_offered_to_answer_for_it()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var (email, author) = await fixture.Server.NewAccountAsync(Role.ContentAdmin, school.Id);
        var id = (await school.PressOfficer.PostAsync("posts", school.Post("Фото", Short))).Must(201).Id;
        await ChangeAsync(async db => db.Entry(await db.Posts.SingleAsync(one => one.Id == Guid.Parse(id))).Property(one => one.AuthorIds).CurrentValue = [author]);
        using var browser = await fixture.Server.SignInAsync(email);
        await browser.OpenAsync("/review/" + id);
        Assert.Contains("LNK005", browser.Text, StringComparison.Ordinal);
        Assert.False(browser.HasForm($"/review/{id}/waive/0"));
    }

    [Fact]
    public async Task The_api_fixes_splits_and_waives_as_the_pages_do()
    {
        var school = await fixture.Server.NewSchoolAsync();
        await AddClosedChannelAsync(school.Id);
        var id = (await school.PressOfficer.PostAsync("posts", school.Post("Праздник", Text + " " + Short))).Must(201).Id;
        var finding = (await school.PressOfficer.GetAsync("posts/" + id)).Must(200).Json["findings"]![0]!;
        var split = finding["fixes"]!.AsArray().Single(fix => fix!["kind"]!.ToString() == "split")!;
        var body = new { ruleId = "LNK001", field = "text", start = (int)split["start"]!, length = (int)split["length"]! };
        Assert.Equal(428, (await school.PressOfficer.PostAsync($"posts/{id}/split", body)).Status);
        Assert.Equal(409, (await school.PressOfficer.ActAsync("posts/" + id, "fix", new { body.ruleId, body.field, kind = "split", body.start, body.length })).Status);
        var answer = (await school.PressOfficer.ActAsync("posts/" + id, "split", body)).Must(200);
        Assert.Equal("warn", answer.Json["post"]!["verdict"]!.ToString());
        Assert.Equal("pass", answer.Json["closed"]!["verdict"]!.ToString());
        Assert.Equal(409, (await school.PressOfficer.ActAsync("posts/" + id, "split", body)).Status);

        var waiver = new { ruleId = "LNK005", field = "text", reason = "Адрес проверен" };
        Assert.Equal(403, (await school.PressOfficer.ActAsync("posts/" + id, "waivers", waiver)).Status);
        Assert.Equal(422, (await school.ContentAdmin.ActAsync("posts/" + id, "waivers", new { ruleId = "LNK005", field = "text", reason = "" })).Status);
        var waived = (await school.ContentAdmin.ActAsync("posts/" + id, "waivers", waiver)).Must(200);
        Assert.Equal("pass", waived.Text("verdict"));
        Assert.Equal(200, (await school.ContentAdmin.DeleteAsync($"posts/{id}/waivers/{waived.Json["findings"]![0]!["waiver"]!["id"]}", waived.ETag)).Status);
        Assert.Equal("warn", (await school.PressOfficer.GetAsync("posts/" + id)).Text("verdict"));
    }

    private static string Decoded(PageClient browser) => WebUtility.HtmlDecode(browser.Html).ReplaceLineEndings("\n");

    private static List<string> Tokens(PageClient browser) => [.. Buttons().Matches(browser.Html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    private static IEnumerable<string> Kinds(PageClient browser) => Tokens(browser).Select(token => token.Split('|')[2]);

    private static string Token(PageClient browser, string kind) => Tokens(browser).Find(token => token.Split('|')[2] == kind) ?? throw new InvalidOperationException($"No {kind}: {browser.Text}");

    private async Task<int> CountAsync(string schoolId)
    {
        await using var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        return await db.Posts.CountAsync(one => one.SchoolId == Guid.Parse(schoolId));
    }

    private Task AddClosedChannelAsync(string schoolId) => ChangeAsync(db => Task.FromResult(db.Channels.Add(new Channel
    {
        Id = Guid.NewGuid(), SchoolId = Guid.Parse(schoolId), Kind = ChannelKind.SferumClosed, Network = Network.Max, Name = "Закрытый", ExternalId = "-" + Guid.NewGuid().ToString("N"),
        Environment = ChannelEnvironment.Sandbox, DeliveryMode = DeliveryMode.ByHand, CreatedAt = TimeProvider.System.GetUtcNow(),
    })));

    private async Task ChangeAsync(Func<SchedulerDbContext, Task> change)
    {
        await using var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        await change(db);
        await db.SaveChangesAsync();
    }

    [GeneratedRegex("<button[^>]*name=\"fix\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Buttons();

    [GeneratedRegex("<button[^>]*name=\"(\\w+)\"")]
    private static partial Regex FirstButton();

    [GeneratedRegex("<a href=\"/posts/([0-9a-f-]{36})\">[^<]*</a>")]
    private static partial Regex SplitLink();
}
