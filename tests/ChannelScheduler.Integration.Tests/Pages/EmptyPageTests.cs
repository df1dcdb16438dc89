using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>A list with nothing in it says what to do next, to each role what it can do.</summary>
[Collection(ApiCollection.Name)]
public sealed class EmptyPageTests(ApiFixture fixture)
{
    /// <summary>The page, the role, what it says, and where its button leads; null when this role can only wait.</summary>
    [Theory]
    [InlineData("/posts", Role.PressOfficer, "Напишите запись", "/posts/new")]
    [InlineData("/posts", Role.ContentAdmin, "Напишите запись", "/posts/new")]
    [InlineData("/posts", Role.Manager, "Когда пресс-секретарь напишет запись", null)]
    [InlineData("/posts", Role.Admin, "Когда пресс-секретарь напишет запись", null)]
    [InlineData("/posts?state=Rejected", Role.Manager, "По этим условиям ничего не нашлось", "/posts")]
    [InlineData("/queue", Role.PressOfficer, "Ничего не запланировано. Напишите запись", "/posts/new")]
    [InlineData("/queue", Role.Manager, "Ничего не запланировано. Когда", null)]
    [InlineData("/queue?show=attention", Role.ContentAdmin, "вам придёт уведомление", null)]
    [InlineData("/queue?show=hand", Role.PressOfficer, "где публикует человек", null)]
    [InlineData("/queue?show=done", Role.PressOfficer, "первая запись выйдет", null)]
    [InlineData("/review", Role.ContentAdmin, "Когда запись отправят на проверку", "/queue")]
    [InlineData("/notifications", Role.Manager, "требует вашего внимания", null)]
    [InlineData("/notifications?show=needs", Role.Manager, "уже решено", "/notifications")]
    public async Task An_empty_list_says_what_to_do_next(string path, Role role, string words, string? next)
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var browser = await fixture.Server.SignInNewAsync(role, school.Id);
        await browser.OpenAsync(path);
        Assert.Contains(words, browser.Text, StringComparison.Ordinal);
        Assert.Equal(next, ButtonOf(browser.Html));
    }

    [Theory]
    [InlineData("/posts", Role.PressOfficer, "их подключает администратор", null)]
    [InlineData("/posts", Role.Admin, "Подключите каналы", "/first-steps")]
    [InlineData("/queue", Role.Admin, "Подключите каналы", "/first-steps")]
    [InlineData("/channels", Role.Admin, "Подключите каналы школы шаг за шагом", "/first-steps")]
    [InlineData("/channels", Role.ContentAdmin, "подключает администратор", null)]
    [InlineData("/people", Role.Admin, "Пока вы здесь одни", "/first-steps")]
    public async Task A_school_without_channels_is_told_to_connect_them(string path, Role role, string words, string? next)
    {
        var school = (await fixture.Server.Admin.PostAsync("schools", new { name = "Пустая школа", inn = TestInn.Next(), timeZone = "Europe/Moscow" })).Must(201).Id;
        using var browser = await fixture.Server.SignInNewAsync(role, school);
        await browser.OpenAsync(path);
        Assert.Contains(words, browser.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(next, ButtonOf(browser.Html));
    }

    [Fact]
    public async Task Somebody_with_posts_in_review_is_led_to_them()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var post = (await school.PressOfficer.PostAsync("posts", school.Post("Ждёт", "Приходите."))).Must(201).Id;
        (await school.PressOfficer.ActAsync("posts/" + post, "submit")).Must(200);
        using var approver = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        await approver.OpenAsync("/queue");
        Assert.Equal("/review", ButtonOf(approver.Html));
    }

    private static string? ButtonOf(string html)
    {
        var empty = html.IndexOf("class=\"empty\"", StringComparison.Ordinal);
        var part = empty < 0 ? throw new InvalidOperationException("There is no empty list here.") : html[empty..html.IndexOf("</div>", empty, StringComparison.Ordinal)];
        var href = System.Text.RegularExpressions.Regex.Match(part, "href=\"([^\"]*)\"");
        return href.Success ? href.Groups[1].Value : null;
    }
}
