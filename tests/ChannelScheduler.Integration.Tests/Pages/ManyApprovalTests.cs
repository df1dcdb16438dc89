using System.Net;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>Many clean posts are approved together: after their exact words were on one page, each in a transaction of its own.</summary>
[Collection(ApiCollection.Name)]
public sealed class ManyApprovalTests(ApiFixture fixture)
{
    private const string Warned = "Приходите в субботу. Ждём вас на https://clck.ru/AbCd1 и не только!";

    [Fact]
    public async Task Only_what_nothing_speaks_against_can_be_ticked_and_the_list_counts_findings()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var (email, deputy) = await fixture.Server.NewAccountAsync(Role.ContentAdmin, school.Id);
        var clean = await SubmittedAsync(school, "Чистая", "Приходите в субботу.", 1);
        var warned = await SubmittedAsync(school, "С замечанием", Warned, 2);
        var own = await SubmittedAsync(school, "Своя", "Приходите в пятницу.", 3);
        await using (var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync())
        {
            var post = await db.Posts.FindAsync(Guid.Parse(own));
            db.Entry(post!).Property(one => one.AuthorIds).CurrentValue = [deputy];
            await db.SaveChangesAsync();
        }
        using var browser = await fixture.Server.SignInAsync(email);
        await browser.OpenAsync("/review");
        Assert.Contains("предупреждений без ответа", browser.Text, StringComparison.Ordinal);
        Assert.Contains($"value=\"{Guid.Parse(clean):N}.", browser.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"value=\"{Guid.Parse(warned):N}.", browser.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"value=\"{Guid.Parse(own):N}.", browser.Html, StringComparison.Ordinal);

        // Asked for past the page they are not taken either.
        foreach (var id in new[] { warned, own })
        {
            var token = await TokenAsync(school, id);
            await browser.OpenAsync($"/review/many?chosen={token}");
            Assert.Contains("вместе с другими одобрить нельзя", browser.Text, StringComparison.Ordinal);
            Assert.False(browser.HasForm("/review/many"));
            await ApproveAsync(browser, clean: await TokenAsync(school, clean), token);
            Assert.Contains("не одобрена", browser.Text, StringComparison.Ordinal);
            Assert.Equal("inReview", (await school.PressOfficer.GetAsync("posts/" + id)).Text("status"));
        }
    }

    [Fact]
    public async Task All_words_are_shown_and_each_ticked_post_is_approved_for_its_planned_time()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var (one, two, three) = (await SubmittedAsync(school, "Первая", "Слова первой.", 1), await SubmittedAsync(school, "Вторая", "Слова второй.", 2), await SubmittedAsync(school, "Третья", "Слова третьей.", 3));
        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        await browser.OpenAsync($"/review/many?chosen={await TokenAsync(school, one)}&chosen={await TokenAsync(school, two)}&chosen={await TokenAsync(school, three)}");
        foreach (var words in new[] { "Слова первой.", "Слова второй.", "Слова третьей." }) Assert.Contains(words, browser.Text, StringComparison.Ordinal);

        await browser.SubmitAsync("/review/many", ("chosen", await TokenAsync(school, one)), ("chosen", await TokenAsync(school, two)));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("Одобрено: 2 из 2.", browser.Text, StringComparison.Ordinal);
        Assert.Equal(("scheduled", "scheduled", "inReview"), (await StatusAsync(school, one), await StatusAsync(school, two), await StatusAsync(school, three)));
        var audit = (await school.ContentAdmin.GetAsync($"audit?postId={one}&action=post.approved")).Must(200).Json["items"]!.AsArray();
        Assert.Single(audit);
    }

    [Fact]
    public async Task A_post_that_changed_since_is_not_approved_and_keeps_no_other_from_it()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var (stays, changes) = (await SubmittedAsync(school, "Остаётся", "Слова.", 1), await SubmittedAsync(school, "Меняется", "Прежние слова.", 2));
        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        await browser.OpenAsync($"/review/many?chosen={await TokenAsync(school, stays)}&chosen={await TokenAsync(school, changes)}");
        var seen = (await school.PressOfficer.GetAsync("posts/" + changes)).Must(200);
        (await school.PressOfficer.PutAsync("posts/" + changes, new { title = "Меняется", text = "Другие слова.", channelIds = new[] { school.MaxId }, publishAt = seen.Text("publishAt") }, seen.ETag)).Must(200);
        await browser.SubmitAsync("/review/many");
        Assert.Contains("Одобрено: 1 из 2.", browser.Text, StringComparison.Ordinal);
        Assert.Equal(("scheduled", "inReview"), (await StatusAsync(school, stays), await StatusAsync(school, changes)));

        // Ticked in the list before the change, it is not shown as if it were what was ticked.
        await browser.OpenAsync($"/review/many?chosen={Guid.Parse(changes):N}.{seen.Text("contentHash")}");
        Assert.Contains("изменилась, пока вы выбирали", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Другие слова.", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_sent_twice_approves_once_and_nothing_ticked_keeps_the_page()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await SubmittedAsync(school, "Одна", "Слова одной.", 1);
        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        var token = await TokenAsync(school, id);
        await browser.OpenAsync($"/review/many?chosen={token}");
        var form = browser.FormOf("/review/many");
        await browser.SendAsync("/review/many", form.Where(field => field.Key != "chosen"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Слова одной.", browser.Text, StringComparison.Ordinal);
        await browser.SendAsync("/review/many", form);
        await browser.SendAsync("/review/many", form);
        Assert.Contains("Одобрено: 1 из 1.", browser.Text, StringComparison.Ordinal);
        Assert.Single((await school.ContentAdmin.GetAsync($"audit?postId={id}&action=post.approved")).Must(200).Json["items"]!.AsArray());
    }

    [Fact]
    public void Each_post_is_taken_once_and_no_more_than_somebody_reads()
    {
        var tokens = Enumerable.Range(0, 60).Select(index => $"{Guid.NewGuid():N}.{index}").ToList();
        var taken = Web.Pages.Review.ChosenPost.Parse([tokens[0], .. tokens, null, "x", "x.y.z"]);
        Assert.Equal(tokens.Take(Web.Pages.Review.ChosenPost.Most), taken.Select(one => one.ToString()));
    }

    [Fact]
    public async Task Another_schools_post_is_neither_shown_nor_approved()
    {
        var (mine, foreign) = (await fixture.Server.NewSchoolAsync(), await fixture.Server.NewSchoolAsync());
        var id = await SubmittedAsync(foreign, "Чужая", "Чужие слова.", 1);
        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, mine.Id);
        var own = await SubmittedAsync(mine, "Наша", "Наши слова.", 1);
        var token = await TokenAsync(foreign, id);
        await browser.OpenAsync($"/review/many?chosen={token}");
        Assert.DoesNotContain("Чужая", browser.Text, StringComparison.Ordinal);
        await ApproveAsync(browser, await TokenAsync(mine, own), token);
        Assert.DoesNotContain("Чужая", browser.Text, StringComparison.Ordinal);
        Assert.Equal(("inReview", "scheduled"), (await StatusAsync(foreign, id), await StatusAsync(mine, own)));
    }

    [Fact]
    public async Task The_list_goes_on_after_twenty_and_misses_none()
    {
        var school = await fixture.Server.NewSchoolAsync();
        for (var i = 0; i < 23; i++) await SubmittedAsync(school, $"Запись {i:00}", $"Новость номер {i}.", i < 3 ? 0 : i);
        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        await browser.OpenAsync("/review");
        var first = Titles(browser);
        await browser.OpenAsync(WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(browser.Html, "href=\"(/review\\?after=[^\"]+)\"").Groups[1].Value));
        var second = Titles(browser);
        Assert.Equal((20, 3), (first.Count, second.Count));
        Assert.Equal(Enumerable.Range(0, 23).Select(i => $"Запись {i:00}"), first.Concat(second));
    }

    private static List<string> Titles(PageClient browser) => [.. System.Text.RegularExpressions.Regex.Matches(WebUtility.HtmlDecode(browser.Html), "<h2><a href=\"/review/[^\"]+\">([^<]+)</a>").Select(match => match.Groups[1].Value)];

    private static async Task ApproveAsync(PageClient browser, string clean, string token)
    {
        await browser.OpenAsync($"/review/many?chosen={clean}");
        if (!browser.HasForm("/review/many")) await browser.OpenAsync("/account");
        var antiforgery = browser.HasForm("/review/many") ? browser.FormOf("/review/many") : browser.FormOf("/sign-out");
        await browser.SendAsync("/review/many", antiforgery.Where(field => field.Key.StartsWith('_')).Append(KeyValuePair.Create("chosen", clean)).Append(KeyValuePair.Create("chosen", token)));
    }

    private static async Task<string> TokenAsync(TestSchool school, string id) => $"{Guid.Parse(id):N}.{(await school.PressOfficer.GetAsync("posts/" + id)).Must(200).Text("contentHash")}";

    private static async Task<string?> StatusAsync(TestSchool school, string id) => (await school.PressOfficer.GetAsync("posts/" + id)).Must(200).Text("status");

    // By day, hours apart and each with words of its own: nothing for a rule to warn about.
    private static async Task<string> SubmittedAsync(TestSchool school, string title, string text, int day)
    {
        var at = day == 0 ? (DateTimeOffset?)null : new DateTimeOffset(TimeProvider.System.GetUtcNow().Date.AddDays(day).AddHours(9), TimeSpan.Zero);
        var id = (await school.PressOfficer.PostAsync("posts", school.Post(title, text, [school.MaxId], at))).Must(201).Id;
        (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        return id;
    }
}
