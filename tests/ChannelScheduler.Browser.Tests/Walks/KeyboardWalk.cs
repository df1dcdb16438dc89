using ChannelScheduler.Browser.Tests.Browsing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Pages;
using ChannelScheduler.Testing.Server;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Walks;

/// <summary>A post from the first word to its approval without a mouse, at a desk and on a phone with a keyboard.</summary>
[Collection(BrowserCollection.Name)]
public sealed class KeyboardWalk(BrowserFixture fixture)
{
    [BrowserFact]
    public async Task A_post_is_written_submitted_and_approved_by_the_keyboard_alone()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var officer = await SignInAsync(Role.PressOfficer, school.Id, Screen.Desktop);
        await officer.FollowAsync("Написать");
        await officer.TypeAsync("Заголовок", "Без мыши");
        await officer.TypeAsync("Текст", "Написано на клавиатуре.");
        await officer.FollowAsync("Отправить на проверку");

        var deputy = await SignInAsync(Role.ContentAdmin, school.Id, Screen.Phone);
        await deputy.GoToAsync("Меню");
        await deputy.PressAsync("Enter");
        await deputy.Visitor.LookAsync("menu-open");
        await deputy.FollowAsync("На проверке");
        await deputy.FollowAsync("Без мыши");
        await deputy.FollowAsync("Одобрить");
        Assert.Contains("Одобрено:", await deputy.Visitor.TextAsync(), StringComparison.Ordinal);
        await Eventually.GetAsync(() => fixture.Server.SandboxPostsAsync("max", school.MaxExternalId), posts => posts.Count == 1);
    }

    [BrowserTheory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_skip_link_comes_first_and_leads_past_the_menu(int width)
    {
        var school = await fixture.Server.NewSchoolAsync();
        var visitor = await fixture.SignInAsync(Role.PressOfficer, school.Id, new Screen("ru", width));
        await visitor.OpenAsync("/posts");
        await visitor.Page.EvaluateAsync("() => document.activeElement.blur()");
        var keys = new Keyboard(visitor);
        Assert.Equal("К содержанию", (await keys.StepAsync()).Name);
        await keys.PressAsync("Enter");
        Assert.True((await keys.StepAsync()).IsInMain);
    }

    [BrowserTheory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task No_page_of_a_content_admin_holds_the_focus(int width)
    {
        var world = await fixture.WorldAsync();
        var visitor = await fixture.SignInAsync(await world.NewPersonAsync(Role.ContentAdmin, Role.PressOfficer), new Screen("ru", width));
        foreach (var path in new[] { "/", "/posts/new?school=" + world.School.Id, "/review/" + world.Waiting, "/posts/" + world.Held, "/rules" })
        {
            await visitor.OpenAsync(path);
            await visitor.Page.EvaluateAsync("() => document.activeElement.blur()");
            Assert.InRange(await new Keyboard(visitor).WalkThroughAsync(), 8, 200);
        }
    }

    private async Task<Keyboard> SignInAsync(Role role, string schoolId, Screen screen)
    {
        var (email, _) = await fixture.Server.NewAccountAsync(role, schoolId);
        var visitor = await fixture.VisitAsync(screen);
        await visitor.OpenAsync("/sign-in");
        var keys = new Keyboard(visitor);
        // The first field has the focus already.
        await visitor.Page.Keyboard.InsertTextAsync(email);
        await keys.TypeAsync("Пароль", People.Password);
        await keys.EnterAsync();
        return keys;
    }
}
