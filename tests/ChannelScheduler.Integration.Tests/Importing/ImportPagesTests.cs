using System.Globalization;
using System.Net;
using System.Text;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using ChannelScheduler.Testing.Server;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Importing;

/// <summary>Imports in the running program: dry run, choice, storing, over pages and over REST.</summary>
[Collection(ApiCollection.Name)]
public sealed class ImportPagesTests(ApiFixture fixture)
{
    private static readonly string Tomorrow = TimeProvider.System.GetUtcNow().AddDays(2).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static readonly string Table =
        "Заголовок;Текст;Дата;Время;Каналы\r\n"
        + $"Хорошая;Приходите на концерт в актовый зал.;{Tomorrow};09:00;max, госпаблик\r\n"
        + "Со ссылкой;Чат: https://max.ru/join/AbCdEfGhIjKlMnOp;;;max\r\n"
        + "Без даты;Выйдет сразу после одобрения, ждём всех.;;;max\r\n"
        + "Сломанная;Текст;32.12.2026;09:00;max\r\n"
        + "Без даты;Выйдет сразу после одобрения, ждём всех!;;;max\r\n";

    [Fact]
    public async Task A_dry_run_shows_every_line_and_only_the_button_stores_the_chosen_ones()
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var browser = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        var page = await UploadAsync(browser, Encoding.GetEncoding("utf-8").GetBytes(Table));
        Assert.Contains("Записей: 5.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("LNK001", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Столбец «Дата»: «32.12.2026 09:00» не читается", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Повтор: то же, что в строке 4: «Без даты»", browser.Text, StringComparison.Ordinal);
        Assert.Contains("в госпаблике: ", browser.Text, StringComparison.Ordinal);
        Assert.Contains("пока ничего не сохранено", browser.Text, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(school));
        // Offered are the good ones: no block, no error, no repeat.
        Assert.Equal(["1", "3"], browser.FormOf(page).Where(field => field.Key == "chosen").Select(field => field.Value));

        var (status, problems) = await browser.DownloadAsync(page + "/problems.csv");
        Assert.Equal(HttpStatusCode.OK, status);
        var text = Encoding.UTF8.GetString(problems);
        Assert.Contains("Сломанная;Текст;32.12.2026;09:00;max;", text, StringComparison.Ordinal);
        Assert.Contains("Со ссылкой", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Хорошая", text, StringComparison.Ordinal);

        await browser.SubmitAsync(page, ("store", "yes"), ("then", "submit"));
        await WaitAsync(browser, page, "Сохранено записей: 2");
        var posts = (await school.PressOfficer.GetAsync("posts")).Must(200).Json["items"]!.AsArray();
        Assert.Equal(["Без даты inReview", "Хорошая inReview"], posts.Select(post => $"{post!["title"]} {post["status"]}").Order());
        Assert.Equal(1, (await school.ContentAdmin.GetAsync("notifications")).Must(200).Body.Split("Загружены записи").Length - 1);
        // What became of each line, and where it is now.
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(browser.Html, "<span class=\"badge good\">сохранена</span>"));
        Assert.Equal(3, System.Text.RegularExpressions.Regex.Count(browser.Html, "<span class=\"badge ?\">не взята</span>"));
        Assert.Contains($"<a href=\"/posts/{posts.Single(post => post!["title"]!.ToString() == "Хорошая")!["id"]}\">Хорошая</a>", browser.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("можно</span>", browser.Html, StringComparison.Ordinal);
        // Nothing twice: the button is gone, and an old form is refused.
        Assert.DoesNotContain("name=\"store\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains("posts.imported", (await school.ContentAdmin.GetAsync("audit")).Must(200).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_table_again_is_known_and_a_blocked_line_can_be_kept_as_a_draft()
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var browser = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        var page = await UploadAsync(browser, Encoding.UTF8.GetBytes(Table));
        await browser.SendAsync(page, [.. browser.FormOf(page).Where(field => field.Key is not ("chosen" or "then")), KeyValuePair.Create("chosen", "2"), KeyValuePair.Create("then", "submit"), KeyValuePair.Create("store", "yes")]);
        await WaitAsync(browser, page, "Остались черновиками: 1");
        page = await UploadAsync(browser, Encoding.UTF8.GetBytes(Table));
        Assert.Contains("такая запись уже есть: «Со ссылкой»", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(page + "/discard");
        Assert.Contains("Загрузка удалена", browser.Text, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(school));
    }

    [Fact]
    public async Task Advice_that_all_lines_share_is_said_once()
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var browser = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        var lines = string.Concat(Enumerable.Range(1, 3).Select(number => $"Кружок {number};Кружок номер {number} ждёт учеников по своему расписанию {number}.\n"));
        await UploadAsync(browser, Encoding.UTF8.GetBytes("Заголовок;Текст\n" + lines));
        Assert.Contains("Это о 3 записях: MAX и госпаблик получат один и тот же текст.", browser.Text, StringComparison.Ordinal);
        Assert.Equal(1, System.Text.RegularExpressions.Regex.Count(browser.Html, "rules#PUB003"));
        // One alone has it beside it, as before.
        await UploadAsync(browser, Encoding.UTF8.GetBytes("Заголовок;Текст\nХор;Хор поёт в субботу.\n"));
        Assert.DoesNotContain("Это о", browser.Text, StringComparison.Ordinal);
        Assert.Equal(1, System.Text.RegularExpressions.Regex.Count(browser.Html, "rules#PUB003"));
    }

    [Fact]
    public async Task A_page_of_a_long_table_keeps_the_choice_of_the_others()
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var browser = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        var lines = string.Concat(Enumerable.Range(1, 120).Select(number => $"Запись {number};Кружок номер {number} ждёт учеников, каждого по своему расписанию {number}.;max\n"));
        var page = await UploadAsync(browser, Encoding.UTF8.GetBytes("Заголовок;Текст;Каналы\n" + lines));
        var form = browser.FormOf(page);
        Assert.Equal(100, form.Count(field => field.Key == "shown"));
        await browser.SendAsync(page, [.. form.Where(field => field.Key != "chosen" || int.Parse(field.Value, CultureInfo.InvariantCulture) <= 3), KeyValuePair.Create("page", "2")]);
        Assert.EndsWith("?page=2", browser.Path, StringComparison.Ordinal);
        form = browser.FormOf(page);
        Assert.Equal(20, form.Count(field => field.Key == "shown"));
        await browser.SendAsync(page, [.. form.Where(field => field.Key != "chosen"), KeyValuePair.Create("chosen", "120"), KeyValuePair.Create("store", "yes")]);
        await WaitAsync(browser, page, "Сохранено черновиков: 4.");
        Assert.Equal(4, await CountAsync(school));
    }

    [Theory]
    [InlineData("записи.xlsx", "PK", "Файл «записи.xlsx» не подходит")]
    [InlineData("записи.csv", "", "Выберите файл")]
    [InlineData("записи.csv", "Имя;Фамилия\nА;Б", "не нашлось столбцов")]
    public async Task A_file_that_is_no_table_is_refused_on_the_page_in_one_sentence(string name, string text, string expected)
    {
        using var browser = await fixture.Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        await browser.OpenAsync("/import");
        await browser.SubmitFilesAsync("/import", [("files", name, Encoding.UTF8.GetBytes(text))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains(expected, browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_in_one_sentence_and_not_by_hanging_up()
    {
        using var browser = await fixture.Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        await browser.OpenAsync("/import");
        await browser.SubmitFilesAsync("/import", [("files", "фото.zip", new byte[12 * 1024 * 1024])]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("больше 5 МБ", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_with_marks_in_it_is_shown_as_text_and_a_colleague_who_lets_the_posts_in_is_named()
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var browser = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await browser.OpenAsync("/import");
        await browser.SubmitFilesAsync("/import", [("files", "<b onclick=x>" + new string('я', 300) + ".csv", Encoding.UTF8.GetBytes("Заголовок;Текст;Каналы\n<script>x</script>;Приходите <img src=x onerror=y> в зал.;max\n"))]);
        var page = browser.Path.Split('?')[0];
        await WaitAsync(browser, page, "пока ничего не сохранено");
        Assert.Contains("<b onclick=x>яяя", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b onclick", browser.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>x", browser.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('я', 101), browser.Html, StringComparison.Ordinal);

        var (email, colleague) = await fixture.Server.NewAccountAsync(Role.ContentAdmin, school.Id, "Коллега");
        using var other = await fixture.Server.SignInAsync(email);
        await other.OpenAsync(page);
        await other.SubmitAsync(page, ("chosen", "1"), ("store", "yes"));
        await WaitAsync(other, page, "Сохранено черновиков: 1.");
        var audit = (await school.ContentAdmin.GetAsync("audit")).Must(200).Json["items"]!.AsArray();
        Assert.Equal(colleague.ToString(), audit.Single(one => one!["action"]!.ToString() == "posts.import-started")!["actorId"]!.ToString());
        Assert.NotEqual(colleague.ToString(), audit.Single(one => one!["action"]!.ToString() == "posts.imported")!["actorId"]!.ToString());
    }

    [Fact]
    public async Task A_choice_on_an_old_page_does_not_undo_the_one_of_another_tab()
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var browser = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        var page = await UploadAsync(browser, Encoding.UTF8.GetBytes(Table));
        var old = browser.FormOf(page);
        await browser.OpenAsync(page);
        await browser.SubmitAsync(page, ("chosen", "3"), ("keep", "yes"));
        await browser.SendAsync(page, [.. old, KeyValuePair.Create("store", "yes")]);
        Assert.Equal(HttpStatusCode.PreconditionFailed, browser.Status);
        await browser.OpenAsync(page);
        Assert.Equal(["3"], browser.FormOf(page).Where(field => field.Key == "chosen").Select(field => field.Value));
    }

    [Fact]
    public async Task The_sample_is_a_table_that_can_be_imported()
    {
        using var browser = await fixture.Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        var (_, sample) = await browser.DownloadAsync("/import/sample.csv");
        var page = await UploadAsync(browser, sample);
        Assert.Equal(["1", "2"], browser.FormOf(page).Where(field => field.Key == "chosen").Select(field => field.Value));
    }

    [Fact]
    public async Task Another_schools_people_do_not_see_an_upload()
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var browser = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        var page = await UploadAsync(browser, Encoding.UTF8.GetBytes(Table));
        using var stranger = await fixture.Server.SignInNewAsync(Role.ContentAdmin, fixture.Other.Id);
        foreach (var path in new[] { page, page + "/progress", page + "/problems.csv" }) Assert.Equal(HttpStatusCode.NotFound, (await stranger.DownloadAsync(path)).Status);
    }

    [Theory]
    [InlineData(false, "stored", 2)]
    [InlineData(true, "checked", 0)]
    public async Task Over_rest_a_table_is_checked_or_stored_at_once(bool dryRun, string state, int posts)
    {
        var school = await fixture.Server.NewSchoolAsync();
        var taken = (await school.PressOfficer.RawAsync($"import?dryRun={(dryRun ? "true" : "false")}&schoolId={school.Id}", "title,text,channels\nOne,The first post for everybody,max\nTwo,Another post about the school library,max\n", "text/csv")).Must(202);
        var done = await Eventually.GetAsync(() => school.PressOfficer.GetAsync("import/" + taken.Id), answer => answer.Text("state") is "stored" or "checked" or "failed");
        Assert.Equal((state, posts), (done.Text("state"), done.Json["postIds"]!.AsArray().Count));
        Assert.Equal(posts, await CountAsync(school));
        if (!dryRun) return;
        (await school.PressOfficer.PostAsync($"import/{taken.Id}/store", new { lines = new[] { 2 } })).Must(202);
        await Eventually.GetAsync(() => school.PressOfficer.GetAsync("import/" + taken.Id), answer => answer.Text("state") == "stored");
        Assert.Equal(1, await CountAsync(school));
        (await school.PressOfficer.PostAsync($"import/{taken.Id}/store", new { })).Must(409);
    }

    [Fact]
    public async Task Over_rest_one_wrong_line_keeps_all_lines_from_being_stored()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var taken = (await school.PressOfficer.RawAsync($"import?dryRun=false&schoolId={school.Id}", "title,text,channels\nOne,The first post for everybody,max\n,No title,max\n", "text/csv")).Must(202);
        var done = await Eventually.GetAsync(() => school.PressOfficer.GetAsync("import/" + taken.Id), answer => answer.Text("state") is "stored" or "checked" or "failed");
        Assert.Equal("checked", done.Text("state"));
        Assert.Equal(["pass", "unusable"], done.Json["lines"]!.AsArray().Select(line => line!["verdict"]!.ToString()));
        Assert.Equal(0, await CountAsync(school));
    }

    private static async Task<string> UploadAsync(PageClient browser, byte[] table)
    {
        await browser.OpenAsync("/import");
        await browser.SubmitFilesAsync("/import", [("files", "записи.csv", table)]);
        var page = browser.Path.Split('?')[0];
        await WaitAsync(browser, page, "пока ничего не сохранено");
        return page;
    }

    private static Task WaitAsync(PageClient browser, string page, string expected) =>
        Eventually.GetAsync(async () => (await browser.OpenAsync(page)).Text, text => text.Contains(expected, StringComparison.Ordinal));

    private static async Task<int> CountAsync(TestSchool school) => (await school.PressOfficer.GetAsync("posts")).Must(200).Json["items"]!.AsArray().Count;
}
