using System.Net;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Identity;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Web.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>Getting in and out, and what ends a session.</summary>
[Collection(ApiCollection.Name)]
public sealed class SignInTests(ApiFixture fixture)
{
    private const string NewPassword = "другой длинный пароль";

    [Fact]
    public async Task The_setup_link_makes_the_first_admin_and_works_once()
    {
        await using var server = await SchedulerServer.StartAsync();
        var path = server.Services.GetRequiredService<SetupLink>().Path;
        using var browser = new PageClient(server.Address);
        await browser.OpenAsync("/setup/0123456789abcdef0123456789abcdef");
        Assert.False(browser.HasForm(path));

        await browser.OpenAsync(path);
        await browser.SubmitAsync(path, ("name", "Анна"), ("email", "anna@example.org"), ("password", "короткий"), ("again", "короткий"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("value=\"anna@example.org\"", browser.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("короткий", browser.Html.Replace("слишком короткий", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await browser.SubmitAsync(path, ("password", People.Password), ("again", People.Password));
        Assert.Equal("/first-steps?done=SetUp", browser.Path);
        Assert.Contains("Анна", browser.Text, StringComparison.Ordinal);

        using var second = new PageClient(server.Address);
        await second.OpenAsync(path);
        Assert.False(second.HasForm(path));
        Assert.Contains("уже сработала", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_get_the_same_sentence()
    {
        var (email, _) = await fixture.Server.NewAccountAsync(Role.Manager, fixture.Other.Id);
        using var browser = new PageClient(fixture.Server.Address);
        await browser.OpenAsync("/sign-in");
        await browser.SubmitAsync("/sign-in", ("email", email), ("password", "не тот пароль"));
        var wrong = browser.Text.Replace(email, "", StringComparison.Ordinal);
        await browser.SubmitAsync("/sign-in", ("email", "nobody@example.org"), ("password", "не тот пароль"));
        Assert.Equal(wrong, browser.Text.Replace("nobody@example.org", "", StringComparison.Ordinal));
        Assert.Contains("не подходят", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_also_for_the_right_one_and_nobody_learns_it()
    {
        var (email, _) = await fixture.Server.NewAccountAsync(Role.Manager, fixture.Other.Id);
        using var browser = new PageClient(fixture.Server.Address);
        await browser.OpenAsync("/sign-in");
        for (var attempt = 0; attempt < 5; attempt++) await browser.SubmitAsync("/sign-in", ("email", email), ("password", "не тот пароль"));
        var wrong = browser.Text;
        await browser.SubmitAsync("/sign-in", ("email", email), ("password", People.Password));
        Assert.Equal(wrong, browser.Text);
        Assert.Contains("не подходят", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_link_works_once_and_ends_sessions_that_were_open()
    {
        var (email, id) = await fixture.Server.NewAccountAsync(Role.Manager, fixture.Other.Id);
        using var before = await fixture.Server.SignInAsync(email);
        var link = await LinkAsync(id);
        using var browser = new PageClient(fixture.Server.Address);
        await browser.OpenAsync(link);
        await browser.SubmitAsync(link, ("password", NewPassword), ("again", "и вовсе не он"));
        Assert.Contains("не совпадают", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(link, ("password", NewPassword), ("again", NewPassword));
        // In at once: the password was chosen a moment ago.
        Assert.Equal("/dashboard?done=PasswordSetIn", browser.Path);

        await browser.OpenAsync(link);
        Assert.Contains("уже использована", browser.Text, StringComparison.Ordinal);
        await before.OpenAsync("/account");
        Assert.StartsWith("/sign-in", before.Path, StringComparison.Ordinal);
        using var again = new PageClient(fixture.Server.Address);
        await again.OpenAsync("/sign-in");
        await again.SubmitAsync("/sign-in", ("email", email), ("password", NewPassword));
        Assert.Equal("/dashboard", again.Path);
    }

    [Fact]
    public async Task A_password_link_does_not_lead_past_the_second_factor()
    {
        var (_, id) = await fixture.Server.NewAccountAsync(Role.Manager, fixture.Other.Id);
        await ChangeAsync(db => db.Accounts.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.TwoFactorEnabled, true)));
        var link = await LinkAsync(id);
        using var browser = new PageClient(fixture.Server.Address);
        await browser.OpenAsync(link);
        await browser.SubmitAsync(link, ("password", NewPassword), ("again", NewPassword));
        Assert.Equal("/sign-in?done=PasswordSet", browser.Path);
        await browser.OpenAsync("/account");
        Assert.StartsWith("/sign-in", browser.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_factor_asks_for_a_code_and_a_recovery_code_works_once()
    {
        var (email, id) = await fixture.Server.NewAccountAsync(Role.Admin, fixture.Other.Id);
        using var browser = await fixture.Server.SignInAsync(email);
        await browser.OpenAsync("/account");
        await browser.SubmitAsync("/account/second-factor/start");
        Assert.Contains("data:image/svg+xml;base64,", WebUtility.HtmlDecode(browser.Html), StringComparison.Ordinal);
        await browser.SubmitAsync("/account/second-factor", ("code", "000000"), ("current", People.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        var key = Regex.Match(browser.Html, "class=\"secret\">([^<]*)").Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        await browser.SubmitAsync("/account/second-factor", ("code", Totp.Now(key)), ("current", People.Password));
        var recovery = Regex.Match(browser.Html, "[A-Z0-9]{5}-[A-Z0-9]{5}").Value;
        Assert.NotEmpty(recovery);
        // A copy of the database alone is no second factor.
        await ChangeAsync(async db =>
        {
            var stored = await db.Set<IdentityUserToken<Guid>>().Where(one => one.UserId == id).Select(one => one.Value!).ToListAsync();
            Assert.Equal(2, stored.Count);
            Assert.DoesNotContain(stored, value => value.Contains(key, StringComparison.OrdinalIgnoreCase) || value.Contains(recovery, StringComparison.OrdinalIgnoreCase));
        });

        foreach (var (code, path) in new[] { ("123456", "/sign-in/code"), (Totp.Now(key), "/"), (recovery, "/") })
        {
            using var other = new PageClient(fixture.Server.Address);
            await other.OpenAsync("/sign-in");
            await other.SubmitAsync("/sign-in", ("email", email), ("password", People.Password));
            Assert.True(other.HasForm("/sign-in/code"), other.Text);
            await other.SubmitAsync("/sign-in/code", ("code", code));
            Assert.Equal(path, other.Path);
        }
        using var again = new PageClient(fixture.Server.Address);
        await again.OpenAsync("/sign-in");
        await again.SubmitAsync("/sign-in", ("email", email), ("password", People.Password));
        await again.SubmitAsync("/sign-in/code", ("code", recovery));
        Assert.Contains("Код не подходит", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_is_shut_out_is_out_at_once_with_session_and_key()
    {
        var (email, id) = await fixture.Server.NewAccountAsync(Role.Manager, fixture.Other.Id);
        using var browser = await fixture.Server.SignInAsync(email);
        await ChangeAsync(db => db.Users.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.DisabledAt, DateTimeOffset.UnixEpoch)));
        await browser.OpenAsync("/account");
        Assert.StartsWith("/sign-in", browser.Path, StringComparison.Ordinal);
        await browser.SubmitAsync("/sign-in", ("email", email), ("password", People.Password));
        Assert.Contains("не подходят", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_signing_out_the_cookie_is_worth_nothing_wherever_a_copy_of_it_is()
    {
        var (email, _) = await fixture.Server.NewAccountAsync(Role.Manager, fixture.Other.Id);
        using var browser = await fixture.Server.SignInAsync(email);
        using var elsewhere = await fixture.Server.SignInAsync(email);
        using var copy = new PageClient(fixture.Server.Address);
        foreach (System.Net.Cookie cookie in browser.Cookies.GetAllCookies()) copy.Cookies.Add(fixture.Server.Address, new System.Net.Cookie(cookie.Name, cookie.Value));
        Assert.Equal("/account", (await copy.OpenAsync("/account")).Path);
        await browser.OpenAsync("/account");
        await browser.SubmitAsync("/sign-out");
        Assert.StartsWith("/sign-in", (await copy.OpenAsync("/account")).Path, StringComparison.Ordinal);
        // It is this session that has ended, not all of theirs.
        Assert.Equal("/account", (await elsewhere.OpenAsync("/account")).Path);
    }

    [Fact]
    public async Task A_form_that_meets_an_ended_session_goes_on_after_signing_in()
    {
        var (email, id) = await fixture.Server.NewAccountAsync(Role.Manager, fixture.Other.Id);
        using var browser = await fixture.Server.SignInAsync(email);
        await browser.OpenAsync("/account");
        await ChangeAsync(async db => await db.Accounts.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.SecurityStamp, "ended")));
        await browser.SubmitAsync("/account/settings", ("language", "en"));
        Assert.Equal(HttpStatusCode.Unauthorized, browser.Status);
        Assert.Contains("вход закрылся", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync("/sign-in", ("email", email), ("password", People.Password));
        await browser.SubmitAsync("/account/settings");
        Assert.Equal("/account?done=Saved", browser.Path);
        await ChangeAsync(async db => Assert.Equal("en", (await db.Accounts.SingleAsync(one => one.Id == id)).Language));
    }

    [Fact]
    public async Task A_form_that_one_person_left_behind_is_neither_shown_to_nor_sent_by_the_next_one_who_signs_in()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var id = (await school.PressOfficer.PostAsync("posts", school.Post("Хор", "Поёт."))).Must(201).Id;
        (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        var (email, first) = await fixture.Server.NewAccountAsync(Role.ContentAdmin, school.Id);
        var (nextEmail, _) = await fixture.Server.NewAccountAsync(Role.ContentAdmin, school.Id);
        using var browser = await fixture.Server.SignInAsync(email);
        await browser.OpenAsync("/review/" + id);
        await ChangeAsync(async db => await db.Accounts.Where(one => one.Id == first).ExecuteUpdateAsync(set => set.SetProperty(one => one.SecurityStamp, "ended")));
        await browser.SubmitAsync($"/review/{id}/reject", ("reason", "Слова первого человека"));
        Assert.Equal(HttpStatusCode.Unauthorized, browser.Status);
        await browser.SubmitAsync("/sign-in", ("email", nextEmail), ("password", People.Password));
        Assert.Equal("/?done=OthersForm", browser.Path);
        Assert.Contains("форма другого человека", browser.Text, StringComparison.Ordinal);
        Assert.False(browser.HasForm($"/review/{id}/reject"));
        Assert.DoesNotContain("Слова первого", browser.Html, StringComparison.Ordinal);
        Assert.Equal("inReview", (await school.PressOfficer.GetAsync("posts/" + id)).Text("status"));
    }

    [Fact]
    public async Task A_form_of_another_site_is_not_carried_through_signing_in()
    {
        using var hostile = new HttpRequestMessage(HttpMethod.Post, new Uri(fixture.Server.Address, "/people/new")) { Content = new FormUrlEncodedContent([KeyValuePair.Create("email", "evil@example.org")]) };
        hostile.Headers.Add("Origin", "http://evil.example");
        hostile.Headers.Add("Accept", "text/html");
        using var answer = await fixture.Server.Http.SendAsync(hostile);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("evil@example.org", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_never_carried_or_shown()
    {
        var (email, id) = await fixture.Server.NewAccountAsync(Role.Manager, fixture.Other.Id);
        using var browser = await fixture.Server.SignInAsync(email);
        await browser.OpenAsync("/account");
        await ChangeAsync(async db => await db.Accounts.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.SecurityStamp, "ended")));
        await browser.SubmitAsync("/account/password", ("current", "OLDSECRET12"), ("password", "NEWSECRET12"), ("again", "NEWSECRET12"));
        Assert.DoesNotContain("SECRET12", browser.Html, StringComparison.Ordinal);
        await browser.SendAsync("/nowhere", [KeyValuePair.Create("token-bot", "OLDSECRET12"), KeyValuePair.Create("current", "OLDSECRET12"), KeyValuePair.Create("again", "OLDSECRET12")]);
        Assert.DoesNotContain("SECRET12", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guesses_of_the_own_password_are_counted_too()
    {
        var (email, _) = await fixture.Server.NewAccountAsync(Role.Manager, fixture.Other.Id);
        using var browser = await fixture.Server.SignInAsync(email);
        await browser.OpenAsync("/account");
        for (var guess = 0; guess < 5; guess++) await browser.SubmitAsync("/account/password", ("current", "не тот пароль"), ("password", NewPassword), ("again", NewPassword));
        await browser.SubmitAsync("/account/password", ("current", People.Password), ("password", NewPassword), ("again", NewPassword));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Нынешний пароль не подходит", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_may_not_write_through_the_api_without_the_pages_mark()
    {
        using var browser = await fixture.Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        await browser.SendJsonAsync("/api/v1/diagnose", """{"text": "ИНН"}""");
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Contains("AntiforgeryNeeded", browser.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/api/v1/posts")).Status);
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        using var browser = await fixture.Server.SignInNewAsync(Role.Manager, fixture.Other.Id);
        await browser.SendAsync("/account/settings", [KeyValuePair.Create("language", "en")]);
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Contains("Страница устарела", browser.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task A_way_back_never_leads_to_another_site(string to)
    {
        var (email, _) = await fixture.Server.NewAccountAsync(Role.PressOfficer, fixture.Other.Id);
        using var browser = new PageClient(fixture.Server.Address);
        await browser.OpenAsync("/sign-in?to=" + Uri.EscapeDataString(to));
        await browser.SubmitAsync("/sign-in", ("email", email), ("password", People.Password));
        Assert.Equal("/", browser.Path);
    }

    private async Task<string> LinkAsync(Guid id)
    {
        await using var scope = fixture.Server.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByIdAsync(id.ToString());
        return await scope.ServiceProvider.GetRequiredService<PasswordLinks>().CreateAsync(account!);
    }

    private async Task ChangeAsync(Func<SchedulerDbContext, Task> change)
    {
        await using var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        await change(db);
    }
}
