using System.Globalization;
using System.Net;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>What waits for approval, the exact words, and every decision, without a script.</summary>
[Collection(ApiCollection.Name)]
public sealed class ReviewTests(ApiFixture fixture)
{
    [Fact]
    public async Task The_list_shows_what_waits_at_ones_own_schools_the_most_urgent_first()
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        await browser.OpenAsync("/review");
        Assert.Contains("ничего не ждёт", browser.Text, StringComparison.Ordinal);
        await SubmittedAsync(school, "Позже", In(60 * 50));
        await SubmittedAsync(school, "Скоро", In(90));
        await SubmittedAsync(school, "По одобрению", null);
        await SubmittedAsync(fixture.Other, "Чужая", In(60));

        await browser.OpenAsync("/review");
        var order = new[] { "По одобрению", "Скоро", "Позже" }.Select(title => browser.Text.IndexOf(title, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
        Assert.Contains("осталось 1 ч 29 мин", browser.Text, StringComparison.Ordinal);
        Assert.Contains("осталось 2 дн. 1 ч", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Чужая", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_approver_sees_exactly_what_goes_out_and_approves_it_as_planned()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var photo = (await school.PressOfficer.UploadAsync(Media.Pictures.Jpeg(3000, 2000), "зал.jpg", "Актовый зал")).Must(201).Id;
        var id = (await school.PressOfficer.PostAsync("posts", school.Post("Концерт", "Хор **поёт** <b>здесь</b>. [Программа](https://example.org/p)", publishAt: In(90), media: [photo], photoFallback: "maxLink"))).Must(201).Id;
        (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        await browser.OpenAsync("/review/" + id);
        Assert.Contains("Хор поёт <b>здесь</b>. Программа", WebUtility.HtmlDecode(browser.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>здесь</b>", browser.Html, StringComparison.Ordinal);
        Assert.Contains("Программа: https://example.org/p", browser.Text, StringComparison.Ordinal);
        Assert.Contains("alt=\"Актовый зал\"", WebUtility.HtmlDecode(browser.Html), StringComparison.Ordinal);
        Assert.Contains("осталось", browser.Text.ToLowerInvariant(), StringComparison.Ordinal);

        await browser.SubmitAsync($"/review/{id}/approve");
        Assert.StartsWith("/review?done=Approved&about=", browser.Path, StringComparison.Ordinal);
        Assert.Contains("Одобрено: Концерт", browser.Text, StringComparison.Ordinal);
        Assert.Equal("scheduled", (await school.PressOfficer.GetAsync("posts/" + id)).Text("status"));
        await browser.OpenAsync("/review/" + id);
        Assert.False(browser.HasForm($"/review/{id}/approve"));
        Assert.Contains("не ждёт проверки", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_day_or_at_once_comes_with_the_approval_and_a_past_day_keeps_what_was_typed()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await SubmittedAsync(school, "Перенос", In(90));
        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        await browser.OpenAsync("/review/" + id);
        await browser.SubmitAsync($"/review/{id}/approve", ("when", "day"), ("publishAt-date", "2020-01-02"), ("publishAt-time", "10:30"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("value=\"2020-01-02\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"10:30\"", browser.Html, StringComparison.Ordinal);
        await browser.SubmitAsync($"/review/{id}/approve", ("when", "day"), ("publishAt-date", ""), ("publishAt-time", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);

        var day = In(0).AddDays(7);
        await browser.SubmitAsync($"/review/{id}/approve", ("when", "day"), ("publishAt-date", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("publishAt-time", "10:30"));
        Assert.StartsWith("/review?done=Approved&about=", browser.Path, StringComparison.Ordinal);
        var stored = DateTimeOffset.Parse((await school.PressOfficer.GetAsync("posts/" + id)).Text("publishAt")!, CultureInfo.InvariantCulture);
        Assert.Equal($"{day:yyyy-MM-dd} 07:30", stored.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

        var urgent = await SubmittedAsync(school, "Мороз", In(90));
        await browser.OpenAsync("/review/" + urgent);
        await browser.SubmitAsync($"/review/{urgent}/approve", ("when", "now"));
        await Eventually.GetAsync(async () => (await school.PressOfficer.GetAsync("posts/" + urgent)).Text("status"), status => status == "partlyPublished");
    }

    [Fact]
    public async Task Words_that_changed_while_they_were_read_are_not_approved_unseen()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await SubmittedAsync(school, "Меняется", In(90));
        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        await browser.OpenAsync("/review/" + id);
        var post = (await school.PressOfficer.GetAsync("posts/" + id)).Must(200);
        (await school.PressOfficer.PutAsync("posts/" + id, new { title = "Меняется", text = "Другие слова.", channelIds = new[] { school.MaxId }, publishAt = In(90) }, post.ETag)).Must(200);
        await browser.SubmitAsync($"/review/{id}/approve");
        Assert.Equal(HttpStatusCode.PreconditionFailed, browser.Status);
        Assert.Contains("Другие слова.", browser.Text, StringComparison.Ordinal);
        Assert.Equal("inReview", (await school.PressOfficer.GetAsync("posts/" + id)).Text("status"));
        await browser.SubmitAsync($"/review/{id}/approve");
        Assert.StartsWith("/review?done=Approved&about=", browser.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejection_needs_its_reason_and_what_changed_since_an_approval_is_marked()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await SubmittedAsync(school, "Дата", In(90));
        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        await browser.OpenAsync("/review/" + id);
        await browser.SubmitAsync($"/review/{id}/reject", ("reason", "  "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await browser.SubmitAsync($"/review/{id}/reject", ("reason", "Нет даты"));
        Assert.StartsWith("/review?done=Rejected&about=", browser.Path, StringComparison.Ordinal);
        Assert.Equal("Нет даты", (await school.PressOfficer.GetAsync("posts/" + id)).Text("rejectReason"));

        (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        await school.ApproveAsync(id);
        var approved = (await school.PressOfficer.GetAsync("posts/" + id)).Must(200);
        (await school.PressOfficer.PutAsync("posts/" + id, new { title = "Дата", text = "Приходите в воскресенье.", channelIds = new[] { school.MaxId, school.VkId }, publishAt = In(200) }, approved.ETag)).Must(200);
        await browser.OpenAsync("/review/" + id);
        Assert.Contains("<del>субботу</del>", WebUtility.HtmlDecode(browser.Html), StringComparison.Ordinal);
        Assert.Contains("<ins>воскресенье</ins>", WebUtility.HtmlDecode(browser.Html), StringComparison.Ordinal);
        Assert.Contains("Время: было", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wrote_what_was_approved_is_named_beside_who_changed_it_later()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await SubmittedAsync(school, "Концерт", In(90));
        await school.ApproveAsync(id);
        var approved = (await school.PressOfficer.GetAsync("posts/" + id)).Must(200);
        (await school.ContentAdmin.PutAsync("posts/" + id, new { title = "Концерт", text = "Приходите в воскресенье.", channelIds = new[] { school.MaxId, school.VkId }, publishAt = In(90) }, approved.ETag)).Must(200);

        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        foreach (var (path, label) in new[] { ("/review/" + id, "Авторы"), ("/posts/" + id, "Написали") })
        {
            await browser.OpenAsync(path);
            Assert.Equal(2, FactOf(WebUtility.HtmlDecode(browser.Html), label).Split(", ").Distinct().Count());
        }
    }

    private static string FactOf(string html, string label) => System.Text.RegularExpressions.Regex.Match(html, $"<dt>{label}</dt>\\s*<dd>([^<]*)</dd>").Groups[1].Value;

    [Fact]
    public async Task Ones_own_words_have_no_button_unless_the_school_allows_it_and_then_ask_for_the_title()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var (email, author) = await fixture.Server.NewAccountAsync(Role.ContentAdmin, school.Id);
        // By day: a warning about the night would forbid to approve one's own words.
        var id = await SubmittedAsync(school, "Своё", new DateTimeOffset(TimeProvider.System.GetUtcNow().Date.AddHours(33), TimeSpan.Zero));
        await ChangeAsync(async db => db.Entry(await db.Posts.SingleAsync(one => one.Id == Guid.Parse(id))).Property(one => one.AuthorIds).CurrentValue = [author]);
        using var browser = await fixture.Server.SignInAsync(email);
        await browser.OpenAsync("/review/" + id);
        Assert.False(browser.HasForm($"/review/{id}/approve"));
        Assert.Contains("другой человек", browser.Text, StringComparison.Ordinal);

        await ChangeAsync(async db => (await db.Schools.SingleAsync(one => one.Id == Guid.Parse(school.Id))).SelfApproval = true);
        await browser.OpenAsync("/review/" + id);
        await browser.SubmitAsync($"/review/{id}/approve", ("selfApproval", "не то"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await browser.SubmitAsync($"/review/{id}/approve", ("selfApproval", "Своё"));
        Assert.StartsWith("/review?done=Approved&about=", browser.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_post_gets_a_new_time_from_its_form()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await SubmittedAsync(school, "Прошло", TimeProvider.System.GetUtcNow().AddSeconds(3));
        using var browser = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await Eventually.GetAsync(async () => (await school.PressOfficer.GetAsync("posts/" + id)).Text("status"), status => status == "expired");
        await browser.OpenAsync($"/posts/{id}");
        await browser.SubmitAsync($"/posts/{id}/renew", ("when", "at"), ("publishAt-date", "2020-01-02"), ("publishAt-time", "10:30"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("value=\"2020-01-02\"", browser.Html, StringComparison.Ordinal);
        await browser.SubmitAsync($"/posts/{id}/renew", ("when", "now"));
        Assert.Equal($"/posts/{id}?done=Submitted", browser.Path);
        Assert.Equal("inReview", (await school.PressOfficer.GetAsync("posts/" + id)).Text("status"));
    }

    [Fact]
    public async Task The_sheet_names_author_approver_times_content_and_its_hash()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await SubmittedAsync(school, "Для папки", In(90));
        await school.ApproveAsync(id);
        using var browser = await fixture.Server.SignInNewAsync(Role.Manager, school.Id);
        await browser.OpenAsync($"/posts/{id}/sheet");
        var post = (await school.PressOfficer.GetAsync("posts/" + id)).Must(200);
        foreach (var word in new[] { post.Text("contentHash")!, "press-officer " + school.Id, "content-admin " + school.Id, "Приходите в субботу.", "Школа " + school.Inn }) Assert.Contains(word, browser.Text, StringComparison.Ordinal);
        using var stranger = await fixture.Server.SignInNewAsync(Role.Manager, fixture.Other.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/posts/{id}/sheet")).Status);
    }

    private static async Task<string> SubmittedAsync(TestSchool school, string title, DateTimeOffset? publishAt)
    {
        var id = (await school.PressOfficer.PostAsync("posts", school.Post(title, "Приходите в субботу.", publishAt: publishAt))).Must(201).Id;
        (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        return id;
    }

    private static DateTimeOffset In(int minutes) => TimeProvider.System.GetUtcNow().AddMinutes(minutes);

    private async Task ChangeAsync(Func<SchedulerDbContext, Task> change)
    {
        await using var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        await change(db);
        await db.SaveChangesAsync();
    }
}
