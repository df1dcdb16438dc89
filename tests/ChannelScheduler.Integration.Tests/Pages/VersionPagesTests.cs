using System.Net;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Server;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>What a post said before, the way back, and why an approval does not count any more.</summary>
[Collection(ApiCollection.Name)]
public sealed class VersionPagesTests(ApiFixture fixture)
{
    [Fact]
    public async Task Versions_are_shown_against_the_one_before_and_any_two_side_by_side()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await WrittenAsync(school, "Приходите в субботу.");
        await ChangeAsync(school, id, "Приходите в воскресенье.");
        await ChangeAsync(school, id, "Приходите в воскресенье с детьми.");
        using var browser = await fixture.Server.SignInNewAsync(Role.Manager, school.Id);
        await browser.OpenAsync($"/posts/{id}");
        Assert.Contains($"href=\"/posts/{id}/versions\"", browser.Html, StringComparison.Ordinal);
        await browser.OpenAsync($"/posts/{id}/versions");
        var html = WebUtility.HtmlDecode(browser.Html);
        Assert.Contains("<del>субботу</del>", html, StringComparison.Ordinal);
        Assert.Contains("<ins>воскресенье</ins>", html, StringComparison.Ordinal);
        Assert.Contains("press-officer " + school.Id, browser.Text, StringComparison.Ordinal);
        Assert.False(browser.HasForm($"/posts/{id}/versions/1/restore"));

        await browser.OpenAsync($"/posts/{id}/versions?from=1&to=3");
        Assert.Contains("Чем версия 3 отличается от версии 1", browser.Text, StringComparison.Ordinal);
        Assert.Contains("<ins>воскресенье с детьми</ins>", WebUtility.HtmlDecode(browser.Html), StringComparison.Ordinal);
        await browser.OpenAsync($"/posts/{id}/versions?from=1&to=9");
        Assert.Contains("Такой версии", browser.Text, StringComparison.Ordinal);

        using var stranger = await fixture.Server.SignInNewAsync(Role.Manager, fixture.Other.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/posts/{id}/versions")).Status);
    }

    [Fact]
    public async Task Going_back_is_an_edit_under_all_its_rules()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await WrittenAsync(school, "Приходите в субботу.");
        await ChangeAsync(school, id, "Приходите в воскресенье.");
        (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        await school.ApproveAsync(id);
        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        await browser.OpenAsync($"/posts/{id}/versions");
        var stale = browser.FormOf($"/posts/{id}/versions/1/restore");
        await browser.SubmitAsync($"/posts/{id}/versions/1/restore");
        Assert.Equal($"/posts/{id}?done=Restored", browser.Path);
        var post = (await school.PressOfficer.GetAsync("posts/" + id)).Must(200);
        Assert.Equal(("Приходите в субботу.", "inReview"), (post.Text("text"), post.Text("status")));
        Assert.Contains("Одобрение больше не действует", browser.Text, StringComparison.Ordinal);
        Assert.Contains("возвращён текст прежней версии", browser.Text, StringComparison.Ordinal);
        Assert.Contains("<ins>субботу</ins>", WebUtility.HtmlDecode(browser.Html), StringComparison.Ordinal);

        await browser.SendAsync($"/posts/{id}/versions/1/restore", stale.Where(field => field.Key != "_once"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, browser.Status);
        await browser.OpenAsync($"/posts/{id}/versions");
        Assert.False(browser.HasForm($"/posts/{id}/versions/1/restore"));
        Assert.True(browser.HasForm($"/posts/{id}/versions/2/restore"));
        await browser.OpenAsync($"/review/{id}");
        Assert.Contains("Одобрение больше не действует", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_out_goes_back_by_a_correction_with_its_reason()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await WrittenAsync(school, "Приходите в субботу.");
        await ChangeAsync(school, id, "Приходите в воскресенье.");
        (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        await school.ApproveAsync(id);
        var seen = (await school.ContentAdmin.GetAsync("posts/" + id)).Must(200);
        (await school.ContentAdmin.PostAsync($"publications/{seen.Json["publications"]![0]!["id"]}/publish-now", new { reason = "Пора" }, $"\"{seen.Json["publications"]![0]!["version"]}\"")).Must(200);
        await Eventually.GetAsync(async () => (await school.PressOfficer.GetAsync("posts/" + id)).Text("status"), status => status is "partlyPublished" or "published");
        using var browser = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await browser.OpenAsync($"/posts/{id}/versions");
        await browser.SubmitAsync($"/posts/{id}/versions/1/restore", ("reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await Eventually.GetAsync(
            async () =>
            {
                await browser.OpenAsync($"/posts/{id}/versions");
                await browser.SubmitAsync($"/posts/{id}/versions/1/restore", ("reason", "Всё-таки суббота"));
                return browser.Path;
            },
            path => path == $"/posts/{id}?done=Restored");
        var post = (await school.PressOfficer.GetAsync("posts/" + id)).Must(200);
        Assert.Equal("Приходите в субботу.", post.Text("text"));
        Assert.Equal("inReview", post.Text("status"));
    }

    [Fact]
    public async Task The_api_lists_versions_newest_first_a_page_at_a_time()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await WrittenAsync(school, "Слово 0");
        for (var i = 1; i <= 24; i++) await ChangeAsync(school, id, $"Слово {i}");
        var first = (await school.PressOfficer.GetAsync($"posts/{id}/versions")).Must(200).Json;
        var second = (await school.PressOfficer.GetAsync($"posts/{id}/versions?cursor={first["nextCursor"]}")).Must(200).Json;
        var numbers = first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(one => (int)one!["number"]!).ToList();
        Assert.Equal(Enumerable.Range(1, 25).Reverse(), numbers);
        Assert.Equal(("Слово 24", "text", "post.edited"), (first["items"]![0]!["text"]!.ToString(), first["items"]![0]!["changed"]![0]!.ToString(), first["items"]![0]!["action"]!.ToString()));
        Assert.Null(second["nextCursor"]);
        Assert.Empty(second["items"]!.AsArray()[^1]!["changed"]!.AsArray());
        (await school.PressOfficer.GetAsync($"posts/{id}/versions?cursor=x")).Must(422);
        (await fixture.Other.PressOfficer.GetAsync($"posts/{id}/versions")).Must(404);
    }

    [Fact]
    public async Task A_split_leaves_a_version_of_both_posts()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var closed = (await fixture.Server.SandboxChannelAsync(new { network = "max", title = "Закрытый" }));
        (await fixture.Server.Admin.PostAsync("channels", new { schoolId = school.Id, kind = "sferumClosed", name = "Закрытый", externalId = closed.ExternalId, tokens = closed.Tokens })).Must(201);
        var id = await WrittenAsync(school, "Приходите в субботу.\n\nЧат класса: https://max.ru/join/AbCdEfGhIjKlMnOp");
        var seen = (await school.PressOfficer.GetAsync("posts/" + id)).Must(200);
        var finding = seen.Json["findings"]!.AsArray().First(one => one!["fixes"]!.AsArray().Any(fix => fix!["kind"]!.ToString() == "split"))!;
        var fix = finding["fixes"]!.AsArray().First(one => one!["kind"]!.ToString() == "split")!;
        var split = (await school.PressOfficer.PostAsync($"posts/{id}/split", new { ruleId = finding["ruleId"]!.ToString(), field = finding["field"]!.ToString(), start = (int)fix["start"]!, length = (int)fix["length"]! }, seen.ETag)).Must(200).Json;
        Assert.Equal("post.split", (await school.PressOfficer.GetAsync($"posts/{id}/versions")).Must(200).Json["items"]![0]!["action"]!.ToString());
        Assert.Equal("post.split-from", (await school.PressOfficer.GetAsync($"posts/{split["closed"]!["id"]}/versions")).Must(200).Json["items"]![0]!["action"]!.ToString());
    }

    private static async Task<string> WrittenAsync(TestSchool school, string text) =>
        (await school.PressOfficer.PostAsync("posts", school.Post("Новость", text, [school.MaxId], TimeProvider.System.GetUtcNow().AddHours(3)))).Must(201).Id;

    private static async Task ChangeAsync(TestSchool school, string id, string text)
    {
        var seen = (await school.PressOfficer.GetAsync("posts/" + id)).Must(200);
        (await school.PressOfficer.PutAsync("posts/" + id, new { title = "Новость", text, channelIds = new[] { school.MaxId }, publishAt = seen.Text("publishAt") }, seen.ETag)).Must(200);
    }
}
