using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>A content admin's morning: one post goes back with a reason and comes again mended, the rest is read on one page and approved together.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ManyWalk(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task A_post_is_sent_back_mended_and_approved_together_with_others()
    {
        var school = await fixture.Server.NewSchoolAsync();
        foreach (var (title, text, day) in new[] { ("Ярмарка", "Весенняя ярмарка открыта с утра.", 1), ("Концерт", "Хор поёт в актовом зале.", 2), ("Субботник", "Сажаем деревья у входа.", 3) }) await SubmitAsync(school, title, text, day);

        var deputy = await fixture.SignInAsync(Role.ContentAdmin, school.Id, Screen.Desktop);
        await deputy.OpenAsync("/review");
        await deputy.LookAsync("review-many-queue");
        await deputy.PressAsync("Концерт");
        await deputy.FillAsync("reason", "Не сказано, во сколько");
        await deputy.PressAsync("Вернуть автору");

        var officer = await fixture.SignInAsync(Role.PressOfficer, school.Id, Screen.Desktop);
        await officer.OpenAsync("/posts?state=Rejected&q=концерт");
        await officer.LookAsync("posts-filtered");
        await officer.PressAsync("Концерт");
        Assert.Contains("Не сказано, во сколько", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.OpenAsync(new Uri(officer.Page.Url).AbsolutePath + "/edit");
        await officer.FillAsync("text", "Хор поёт в актовом зале, начало в полдень.");
        await officer.PressAsync("Отправить на проверку");
        Assert.Contains("На проверке", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.OpenAsync(new Uri(officer.Page.Url).AbsolutePath + "/versions");
        Assert.Contains("начало в полдень", await officer.TextAsync(), StringComparison.Ordinal);
        await officer.LookAsync("versions");

        await deputy.OpenAsync("/review");
        // By the keyboard alone: each box is reached and ticked with it.
        foreach (var box in await deputy.Page.Locator("input[name=chosen]").AllAsync())
        {
            await box.FocusAsync();
            await deputy.Page.Keyboard.PressAsync("Space");
        }
        await deputy.PressAsync("Прочитать отмеченные и одобрить");
        Assert.Contains("Хор поёт в актовом зале, начало в полдень.", await deputy.TextAsync(), StringComparison.Ordinal);
        await deputy.LookAsync("review-many");
        await deputy.PressAsync("Одобрить отмеченные");
        Assert.Contains("Одобрено: 3 из 3.", await deputy.TextAsync(), StringComparison.Ordinal);
        await deputy.LookAsync("review-many-done");
        await deputy.OpenAsync("/audit?event=posts");
        Assert.Contains("возвращено автору", await deputy.TextAsync(), StringComparison.Ordinal);
        await deputy.LookAsync("audit");
        await deputy.OpenAsync("/review");
        Assert.Contains("ничего не ждёт", await deputy.TextAsync(), StringComparison.Ordinal);
    }

    [BrowserTheory]
    [InlineData("ru", 360, false)]
    [InlineData("en", 1280, true)]
    public async Task The_desks_pages_are_whole_on_a_phone_and_in_the_dark(string language, int width, bool isDark)
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = await SubmitAsync(school, "Ярмарка", "Весенняя ярмарка открыта с утра.", 1);
        await school.ApproveAsync(id);
        var seen = (await school.PressOfficer.GetAsync("posts/" + id)).Must(200);
        (await school.PressOfficer.PutAsync("posts/" + id, new { title = "Ярмарка", text = "Весенняя ярмарка открыта с обеда.", channelIds = new[] { school.MaxId }, publishAt = seen.Text("publishAt") }, seen.ETag)).Must(200);
        await SubmitAsync(school, "Концерт", "Хор поёт в актовом зале.", 2);
        var visitor = await fixture.SignInAsync(Role.ContentAdmin, school.Id, new Screen(language, width, isDark));
        foreach (var (path, name) in new[] { ("/review", "review-list"), ($"/posts/{id}", "post-void"), ($"/posts/{id}/versions", "versions"), ($"/review/{id}", "review-void"), ("/audit", "audit"), ("/posts", "posts"), ("/queue", "queue") })
        {
            await visitor.OpenAsync(path);
            await visitor.LookAsync("desk-" + name);
        }
    }

    // By day, a day apart and each with words of its own: nothing for a rule to warn about.
    private static async Task<string> SubmitAsync(TestSchool school, string title, string text, int day)
    {
        var at = new DateTimeOffset(TimeProvider.System.GetUtcNow().Date.AddDays(day).AddHours(9), TimeSpan.Zero);
        var id = (await school.PressOfficer.PostAsync("posts", school.Post(title, text, [school.MaxId], at))).Must(201).Id;
        (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        return id;
    }
}
