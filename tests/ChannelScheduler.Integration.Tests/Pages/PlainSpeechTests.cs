using System.Globalization;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>Pages say what is so to somebody who has read no manual.</summary>
[Collection(ApiCollection.Name)]
public sealed class PlainSpeechTests(ApiFixture fixture)
{
    private const string New = "/posts/new";
    private const string At = "2027-12-24";

    [Theory]
    [InlineData("save", "Ещё не отправлено на проверку")]
    [InlineData("submit", "Ждёт одобрения")]
    public async Task What_nobody_has_approved_waits_in_no_queue_and_its_follower_has_a_time(string then, string words)
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var officer = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await officer.OpenAsync(New);
        await officer.SubmitAsync(New, ("title", "Концерт"), ("text", "Хор выступает в воскресенье."), ("when", "at"), ("publishAt-date", At), ("publishAt-time", "10:00"), ("then", then));
        Assert.Contains(words, officer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ждёт своей очереди", officer.Text, StringComparison.Ordinal);
        Assert.Contains("Назначено на 24 декабря 2027, 10:00", officer.Text, StringComparison.Ordinal);
        // The test server waits three seconds, not four hours.
        Assert.Contains("Выйдет после MAX, примерно 24 декабря 2027, 10:00", officer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("save", "Сохранить черновик")]
    [InlineData("submit", "Сохранить изменения")]
    public async Task A_post_under_review_is_no_draft_to_be_saved(string then, string button)
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var officer = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await officer.OpenAsync(New);
        await officer.SubmitAsync(New, ("title", "Концерт"), ("text", "Хор выступает в воскресенье."), ("then", then));
        await officer.OpenAsync(officer.Path.Split('?')[0] + "/edit");
        Assert.Contains(button, officer.Text, StringComparison.Ordinal);
        Assert.Equal(then == "save", officer.Text.Contains("Сохранить черновик", StringComparison.Ordinal));
    }

    [Theory]
    // 22 November 2028 is a Wednesday; lessons are held.
    [InlineData("2028-11-20", "2028-12-20", "Меню: среда, 22 ноября")]
    // Without days there is nothing to fill in.
    [InlineData("", "", "Меню: {день}, {дата}")]
    public async Task A_series_shows_the_words_of_its_first_post(string from, string to, string words)
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var officer = await fixture.Server.SignInNewAsync(Role.PressOfficer, school.Id);
        await officer.OpenAsync("/series/new");
        var form = officer.FormOf("/series/new", ("title", "Меню: {день}, {дата}"), ("text", "Борщ."), ("kind", "Weekly"), ("weeks", "1"), ("weekdays", "Wednesday"), ("time", "09:00"), ("startsOn", from), ("endsOn", to));
        await officer.SendAsync("/posts/findings", form);
        Assert.Contains(words, officer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Admin, true)]
    [InlineData(Role.PressOfficer, false)]
    [InlineData(Role.Manager, false)]
    public async Task The_start_page_speaks_of_programs_to_those_who_run_this_one(Role role, bool isShown)
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var browser = await fixture.Server.SignInNewAsync(role, school.Id);
        await browser.OpenAsync("/");
        Assert.Equal(isShown, browser.Html.Contains("/openapi/v1.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_start_page_names_what_comes_next_to_whoever_only_looks()
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var manager = await fixture.Server.SignInNewAsync(Role.Manager, school.Id);
        await manager.OpenAsync("/");
        Assert.DoesNotContain("Скоро выйдет", manager.Text, StringComparison.Ordinal);
        await school.PublishAsync(school.Post("Ярмарка", "Приходите.", publishAt: DateTimeOffset.Parse(At + "T10:00:00+03:00", CultureInfo.InvariantCulture)));
        await manager.OpenAsync("/");
        Assert.Contains("Скоро выйдет Ярмарка 24 декабря 2027, 10:00", manager.Text, StringComparison.Ordinal);
    }
}
