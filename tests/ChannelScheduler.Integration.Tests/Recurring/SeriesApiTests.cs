using System.Globalization;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Recurring;

/// <summary>Series over REST and on their pages, as people and programs use them.</summary>
[Collection(ApiCollection.Name)]
public sealed class SeriesApiTests(ApiFixture fixture)
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).DateTime);

    private static readonly string[] Week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    [Fact]
    public async Task A_series_is_made_read_changed_skipped_and_ended()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var made = (await school.PressOfficer.PostAsync("series", Series(school))).Must(201);
        Assert.Equal(("active", "Меню"), (made.Text("state"), made.Text("title")));
        var next = made.Json["next"]!.AsArray();
        Assert.Equal(10, next.Count);
        Assert.All(next, day => Assert.Equal("made", day!["outcome"]!.ToString()));
        var first = (await school.PressOfficer.GetAsync("posts/" + next[0]!["postId"])).Must(200);
        Assert.Equal(("inReview", next[0]!["at"]!.ToString()), (first.Text("status"), first.Text("publishAt")));
        Assert.EndsWith("T06:00:00.000Z", first.Text("publishAt"), StringComparison.Ordinal);

        var skipped = (await school.PressOfficer.PostAsync($"series/{made.Id}/skip", new { date = next[0]!["date"]!.ToString() })).Must(200);
        Assert.Equal("skipped", skipped.Json["next"]![0]!["outcome"]!.ToString());
        Assert.Equal("cancelled", (await school.PressOfficer.GetAsync("posts/" + next[0]!["postId"])).Must(200).Text("status"));
        (await school.PressOfficer.PostAsync($"series/{made.Id}/skip", new { date = next[0]!["date"]!.ToString() })).Must(200);
        (await school.PressOfficer.PostAsync($"series/{made.Id}/skip", new { date = "2020-01-01" })).Must(422);

        (await school.PressOfficer.PutAsync("series/" + made.Id, Series(school, text: "Суп."), "\"999\"")).Must(412);
        (await school.PressOfficer.PutAsync("series/" + made.Id, Series(school, text: "Суп."), made.ETag)).Must(200);
        Assert.Equal("Суп.", (await school.PressOfficer.GetAsync("posts/" + next[1]!["postId"])).Must(200).Text("text"));

        var read = (await school.PressOfficer.GetAsync("series/" + made.Id)).Must(200);
        (await school.PressOfficer.DeleteAsync("series/" + made.Id, read.ETag)).Must(204);
        Assert.Equal("ended", (await school.PressOfficer.GetAsync("series/" + made.Id)).Must(200).Text("state"));
        Assert.Equal([made.Id], (await school.PressOfficer.GetAsync("series?state=ended")).Must(200).Json["items"]!.AsArray().Select(one => one!["id"]!.ToString()));
        (await fixture.Other.PressOfficer.GetAsync("series/" + made.Id)).Must(404);
    }

    public static TheoryData<object, string> WrongRules() => new()
    {
        { new { kind = "weekly", time = "09:00:00", startsOn = Iso(1), endsOn = Iso(30), weekdays = Array.Empty<string>() }, "weekdays" },
        { new { kind = "weekly", time = "09:00:00", startsOn = Iso(1), endsOn = Iso(30), weekdays = Week, interval = 0 }, "interval" },
        { new { kind = "weekly", time = "09:00:00", startsOn = Iso(1), endsOn = Iso(30), weekdays = Week, interval = 53 }, "interval" },
        { new { kind = "monthly", time = "09:00:00", startsOn = Iso(1), endsOn = Iso(300), dayOfMonth = 32 }, "dayOfMonth" },
        { new { kind = "weekly", time = "09:00:00", startsOn = Iso(10), endsOn = Iso(9), weekdays = Week }, "endsOn" },
        { new { kind = "weekly", time = "09:00:00", startsOn = Iso(1), endsOn = Iso(800), weekdays = Week }, "endsOn" },
        { new { kind = "weekly", time = "09:00:00", startsOn = Iso(-1), endsOn = Iso(30), weekdays = Week }, "startsOn" },
        { new { kind = "weekly", time = "09:00:00", startsOn = Iso(1), endsOn = Iso(1), weekdays = Week.Where(day => !string.Equals(day, Today.AddDays(1).DayOfWeek.ToString(), StringComparison.OrdinalIgnoreCase)) }, "endsOn" },
    };

    [Theory]
    [MemberData(nameof(WrongRules))]
    public async Task A_rule_that_leads_nowhere_is_refused_by_its_field(object recurrence, string field)
    {
        var answer = (await fixture.Other.PressOfficer.PostAsync("series", new { title = "Меню", text = "Каша.", channelIds = new[] { fixture.Other.MaxId }, recurrence })).Must(422);
        Assert.Contains(field, answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_pages_a_series_shows_its_days_before_anything_is_stored_and_can_be_skipped_and_ended()
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var browser = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await browser.OpenAsync("/posts/new");
        await browser.SendAsync("/series/new/from-post", browser.FormOf("/posts/new", ("title", "Меню на {дата}"), ("text", "Каша.")));
        Assert.Contains("Меню на {дата}", browser.Html, StringComparison.Ordinal);
        (string, string)[] rule = [("time", "09:00"), ("startsOn", Iso(1)), ("endsOn", Iso(60)), ("weekdays", Today.AddDays(1).DayOfWeek.ToString()), ("skipHolidays", "")];
        await browser.SubmitAsync("/series/new", [.. rule, ("then", "dates")]);
        Assert.Contains($"{Today.AddDays(8).ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("ru"))}, 09:00", browser.Text, StringComparison.Ordinal);
        Assert.Empty((await school.PressOfficer.GetAsync("series")).Must(200).Json["items"]!.AsArray());

        await browser.SubmitAsync("/series/new", [.. rule, ("then", "save")]);
        Assert.StartsWith("/series/", browser.Path, StringComparison.Ordinal);
        Assert.Contains("Серия создана", browser.Text, StringComparison.Ordinal);
        Assert.Contains("На проверке", browser.Text, StringComparison.Ordinal);
        var page = browser.Path.Split('?')[0];
        await browser.SubmitAsync(page + "/skip");
        Assert.Contains("пропущен", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(page + "/restore");
        Assert.Contains("Этот день снова в серии", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(page + "/pause");
        await browser.SubmitAsync(page + "/resume");
        Assert.Contains("Серия идёт дальше", browser.Text, StringComparison.Ordinal);

        await browser.OpenAsync(page + "/edit");
        Assert.Contains("Одобренные и изменённые вручную останутся как есть", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(page + "/edit", ("text", "Суп."), ("then", "save"));
        Assert.Contains("Серия изменена", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Суп.", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(page + "/end");
        Assert.Contains("завершена", browser.Text, StringComparison.Ordinal);
        await browser.OpenAsync("/series");
        Assert.Contains("Меню на {дата}", browser.Text, StringComparison.Ordinal);

        var post = (await school.PressOfficer.GetAsync("posts")).Must(200).Json["items"]!.AsArray().First(one => one!["status"]!.ToString() == "inReview")!;
        await browser.OpenAsync("/posts/" + post["id"]);
        Assert.Contains("Из серии «Меню на {дата}»", browser.Text, StringComparison.Ordinal);
        Assert.Equal("Суп.", post["text"]!.ToString());
    }

    [Theory]
    [InlineData("53")]
    [InlineData("1000000")]
    [InlineData("1227133513")]
    [InlineData("2147483647")]
    public async Task A_number_of_weeks_beyond_a_year_is_refused_before_days_are_counted(string weeks)
    {
        using var browser = await fixture.Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        await browser.OpenAsync("/series/new");
        (string, string)[] rule = [("title", "Кружок"), ("text", "По средам."), ("weeks", weeks), ("weekdays", "Monday"), ("time", "09:00"), ("startsOn", Iso(1)), ("endsOn", "2100-01-01"), ("then", "dates")];
        var form = browser.FormOf("/series/new", rule);
        await browser.SendAsync("/series/dates", form);
        Assert.Equal(System.Net.HttpStatusCode.OK, browser.Status);
        Assert.DoesNotContain("<li>", browser.Html, StringComparison.Ordinal);
        await browser.SendAsync("/series/new", form);
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("value=\"Кружок\"", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_series_keeps_what_was_typed_and_names_the_field()
    {
        using var browser = await fixture.Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        await browser.OpenAsync("/series/new");
        await browser.SubmitAsync("/series/new", ("title", "Кружок"), ("text", "По средам."), ("time", "09:00"), ("startsOn", Iso(1)), ("endsOn", Iso(60)), ("then", "save"));
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Выберите хотя бы один день недели", browser.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"Кружок\"", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_takes_everything_along_but_the_time_and_only_from_posts_that_one_may_see()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var post = (await school.PressOfficer.PostAsync("posts", new { title = "Оригинал", text = "Слова записи", variants = new { gospublic = "Слова для ВК" }, channelIds = new[] { school.VkId }, publishAt = TimeProvider.System.GetUtcNow().AddDays(3) })).Must(201);
        using var browser = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await browser.OpenAsync("/posts/" + post.Id);
        Assert.Contains($"/posts/new?copy={post.Id}", browser.Html, StringComparison.Ordinal);
        await browser.OpenAsync("/posts/new?copy=" + post.Id);
        var form = browser.FormOf("/posts/new").ToLookup(field => field.Key, field => field.Value);
        Assert.Equal(("Оригинал", "Слова записи", "Слова для ВК"), (form["title"].Single(), form["text"].Single(), form["gospublic"].Single()));
        Assert.Equal([school.VkId], form["channelIds"]);
        Assert.Equal(("approval", "", 0), (form["when"].Single(), form["publishAt-date"].Single(), form["postId"].Count()));
        await browser.SubmitAsync("/posts/new", ("then", "save"));
        Assert.NotEqual("/posts/" + post.Id, browser.Path.Split('?')[0]);
        Assert.Equal(2, (await school.PressOfficer.GetAsync("posts")).Must(200).Json["items"]!.AsArray().Count);

        using var stranger = await fixture.Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        await stranger.OpenAsync("/posts/new?copy=" + post.Id);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, stranger.Status);
        Assert.DoesNotContain("Слова записи", stranger.Html, StringComparison.Ordinal);
    }

    private static object Series(TestSchool school, string text = "Каша и чай.") => new
    {
        schoolId = school.Id, title = "Меню", text, channelIds = new[] { school.MaxId, school.VkId },
        recurrence = new { kind = "weekly", time = "09:00:00", startsOn = Iso(1), endsOn = Iso(60), weekdays = Week },
    };

    private static string Iso(int days) => Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
