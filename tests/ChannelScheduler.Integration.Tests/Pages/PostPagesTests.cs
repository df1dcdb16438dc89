using System.Net;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>Writing a post on its page: what is refused keeps what was typed, what is sent twice acts once.</summary>
[Collection(ApiCollection.Name)]
public sealed class PostPagesTests(ApiFixture fixture)
{
    private const string New = "/posts/new";

    [Fact]
    public async Task An_officer_writes_submits_and_finds_the_post_in_review()
    {
        using var officer = await SignInAsync(Role.PressOfficer);
        await officer.OpenAsync(New);
        await officer.SubmitAsync(New, ("title", "Концерт"), ("text", "Школьный хор выступает **в воскресенье**."), ("then", "submit"));
        Assert.EndsWith("?done=Submitted", officer.Path, StringComparison.Ordinal);
        Assert.Contains("На проверке", officer.Text, StringComparison.Ordinal);
        Assert.Contains("Выйдет после MAX", officer.Text, StringComparison.Ordinal);
        await officer.OpenAsync("/posts?state=InReview");
        Assert.Contains("Концерт", officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_policy_blocks_stays_in_the_form_with_the_finding_and_is_not_stored()
    {
        using var officer = await SignInAsync(Role.PressOfficer);
        await officer.OpenAsync(New);
        var before = await CountPostsAsync();
        await officer.SubmitAsync(New, ("title", "Собрание"), ("text", "Чат класса: https://max.ru/join/AbCdEf"), ("then", "submit"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Contains("LNK001", officer.Text, StringComparison.Ordinal);
        Assert.Contains("Чат класса: https://max.ru/join/AbCdEf</textarea>", officer.Html, StringComparison.Ordinal);
        Assert.Equal(before, await CountPostsAsync());
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_post()
    {
        using var officer = await SignInAsync(Role.PressOfficer);
        await officer.OpenAsync(New);
        var form = officer.FormOf(New, ("title", "Дважды"), ("text", "Один раз."), ("then", "save"));
        var before = await CountPostsAsync();
        await officer.SendAsync(New, form);
        var first = officer.Path;
        await officer.SendAsync(New, form);
        Assert.Equal(first, officer.Path);
        Assert.Equal(before + 1, await CountPostsAsync());
    }

    [Fact]
    public async Task The_same_form_with_other_words_is_no_second_sending()
    {
        using var officer = await SignInAsync(Role.PressOfficer);
        await officer.OpenAsync(New);
        var form = officer.FormOf(New, ("title", "Первое"), ("text", "Первый текст."), ("then", "save"));
        await officer.SendAsync(New, form);
        await officer.SendAsync(New, form.Select(field => field.Key == "text" ? KeyValuePair.Create("text", "Второй текст.") : field));
        Assert.Equal(HttpStatusCode.Conflict, officer.Status);
        Assert.Contains("Второй текст.</textarea>", officer.Html, StringComparison.Ordinal);
        await officer.SubmitAsync(New, ("then", "save"));
        Assert.EndsWith("?done=Saved", officer.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("завтра")]
    public async Task A_date_that_cannot_be_meant_is_a_sentence(string date)
    {
        using var officer = await SignInAsync(Role.PressOfficer);
        await officer.OpenAsync(New);
        await officer.SubmitAsync(New, ("title", "Когда"), ("text", "Текст."), ("when", "at"), ("publishAt-date", date), ("publishAt-time", "10:00"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Contains("Укажите дату", officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_came_in_by_half_is_refused_and_its_secret_address_is_not_logged()
    {
        using var content = new StringContent("--cut\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nhal");
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=cut");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(fixture.Server.Address, "/password/abc/SECRETLINK")) { Content = content };
        request.Headers.Add("Accept", "text/html");
        using var answer = await fixture.Server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("SECRETLINK failed", fixture.Server.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_title_keeps_the_pictures_that_came_with_it()
    {
        using var officer = await SignInAsync(Role.PressOfficer);
        await officer.OpenAsync(New);
        await officer.SubmitFilesAsync(New, [("pictures", "kot.png", Pictures.Png(40, 30))], ("title", ""), ("text", "С картинкой."), ("then", "save"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Contains("«Заголовок»", officer.Text, StringComparison.Ordinal);
        await officer.SubmitAsync(New, ("title", "Кот"), ("then", "save"));
        Assert.EndsWith("?done=Saved", officer.Path, StringComparison.Ordinal);
        Assert.Contains("/preview\"", officer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_named_and_nothing_typed_is_lost()
    {
        using var officer = await SignInAsync(Role.PressOfficer);
        await officer.OpenAsync(New);
        await officer.SubmitFilesAsync(New, [("pictures", "plan.jpg", "%PDF-1.7 not a picture"u8.ToArray())], ("title", "План"), ("text", "Текст остаётся."), ("then", "save"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Contains("Текст остаётся.</textarea>", officer.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"План\"", WebUtility.HtmlDecode(officer.Html), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2020-01-01", "прош")]
    [InlineData("2099-12-31", "лет")]
    public async Task A_post_is_not_moved_to_a_time_that_the_api_would_refuse(string date, string sentence)
    {
        using var officer = await SignInAsync(Role.PressOfficer);
        await officer.OpenAsync(New);
        await officer.SubmitAsync(New, ("title", "Перенос"), ("text", "Текст."), ("then", "submit"));
        var move = officer.Path.Split('?')[0] + "/reschedule";
        await officer.SubmitAsync(move, ("publishAt-date", date), ("publishAt-time", "10:00"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Contains(sentence, officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_change_the_same_post_the_second_is_told_and_keeps_the_text()
    {
        using var first = await SignInAsync(Role.PressOfficer);
        using var second = await SignInAsync(Role.PressOfficer);
        var edit = await WriteAsync(first, "Ярмарка") + "/edit";
        await first.OpenAsync(edit);
        await second.OpenAsync(edit);
        await first.SubmitAsync(edit, ("text", "Первая правка."), ("then", "save"));
        await second.SubmitAsync(edit, ("text", "Вторая правка."), ("then", "save"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, second.Status);
        Assert.Contains("Вторая правка.</textarea>", second.Html, StringComparison.Ordinal);
        await second.OpenAsync(edit);
        Assert.Contains("Первая правка.", second.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_taken_away_while_the_form_is_open_is_said_and_the_text_is_shown()
    {
        var (email, id) = await fixture.Server.NewAccountAsync(Role.PressOfficer, fixture.Other.Id);
        using var officer = await fixture.Server.SignInAsync(email);
        await officer.OpenAsync(New);
        await using (var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync())
        {
            await db.Memberships.Where(one => one.UserId == id).ExecuteDeleteAsync();
        }
        await officer.SubmitAsync(New, ("title", "Поздно"), ("text", "Этот текст не потерян."), ("then", "save"));
        Assert.Equal(HttpStatusCode.Forbidden, officer.Status);
        Assert.Contains("Вашей роли это не разрешено", officer.Text, StringComparison.Ordinal);
        Assert.Contains("Этот текст не потерян.", officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_schools_post_looks_as_if_it_were_not_there()
    {
        using var officer = await SignInAsync(Role.PressOfficer);
        var path = await WriteAsync(officer, "Своё");
        using var stranger = await fixture.Server.SignInNewAsync(Role.ContentAdmin, fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContext().Schools.First(one => one.Inn == SchedulerServer.SchoolInn).Id.ToString());
        await stranger.OpenAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public async Task Findings_come_while_one_writes_and_store_nothing()
    {
        using var officer = await SignInAsync(Role.PressOfficer);
        await officer.OpenAsync(New);
        var before = await fixture.Server.CountAllAsync();
        await officer.SendAsync("/posts/findings", officer.FormOf(New, ("title", "Собрание"), ("text", "Звонок: https://max.ru/joincall/AbCdEf")));
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        Assert.Contains("LNK002", officer.Text, StringComparison.Ordinal);
        Assert.Equal(before, await fixture.Server.CountAllAsync());
    }

    [Fact]
    public async Task While_one_writes_the_post_is_compared_with_the_schools_others_and_never_with_itself()
    {
        const string Words = "Приглашаем на субботник всех, кому дорог школьный двор.";
        using var officer = await SignInAsync(Role.PressOfficer);
        await officer.OpenAsync(New);
        await officer.SubmitAsync(New, ("title", "Субботник"), ("text", Words), ("when", "at"), ("publishAt-date", "2027-01-07"), ("publishAt-time", "03:15"), ("then", "submit"));
        var edit = officer.Path.Split('?')[0] + "/edit";

        await officer.OpenAsync(New);
        await officer.SendAsync("/posts/findings", officer.FormOf(New, ("title", "Ещё раз"), ("text", Words), ("when", "at"), ("publishAt-date", "2027-01-08"), ("publishAt-time", "12:00")));
        Assert.Contains("«Субботник» (07.01.2027 03:15)", officer.Text, StringComparison.Ordinal);
        Assert.Contains("PUB005", officer.Text, StringComparison.Ordinal);
        // Half a date is no time yet, and no error either.
        await officer.OpenAsync(New);
        await officer.SendAsync("/posts/findings", officer.FormOf(New, ("title", "Ещё раз"), ("text", "Другое"), ("when", "at"), ("publishAt-date", "2027-01-08"), ("publishAt-time", "")));
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        Assert.DoesNotContain("PUB006", officer.Text, StringComparison.Ordinal);

        await officer.OpenAsync(edit);
        Assert.Contains("ночью, в 03:15", officer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("PUB005", officer.Text, StringComparison.Ordinal);
        await officer.SendAsync("/posts/findings", officer.FormOf(edit));
        Assert.Contains("Рождество Христово", officer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("PUB005", officer.Text, StringComparison.Ordinal);
    }

    private Task<PageClient> SignInAsync(Role role) => fixture.Server.SignInNewAsync(role, fixture.Other.Id);

    private static async Task<string> WriteAsync(PageClient officer, string title)
    {
        await officer.OpenAsync(New);
        await officer.SubmitAsync(New, ("title", title), ("text", "Текст."), ("then", "save"));
        return officer.Path.Split('?')[0];
    }

    private async Task<int> CountPostsAsync()
    {
        await using var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        return await db.Posts.CountAsync();
    }
}
