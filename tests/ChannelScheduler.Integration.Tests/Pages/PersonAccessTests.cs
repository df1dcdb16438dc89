using System.Net;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Identity;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>Links, sessions, second factor, keys; shut out and let in again.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class PersonAccessTests(ApiFixture fixture)
{
    private SchedulerServer Server => fixture.Server;

    [Fact]
    public async Task A_person_who_is_shut_out_is_out_at_once_with_sessions_and_keys_and_comes_back_without_the_old_session()
    {
        var (email, id) = await Server.NewAccountAsync(Role.PressOfficer, fixture.Other.Id);
        using var person = await Server.SignInAsync(email);
        using var admin = await Server.SignInNewAsync(Role.Admin, fixture.Other.Id);
        await admin.OpenAsync($"/people/{id}");
        await admin.SubmitAsync($"/people/{id}/keys", ("keyName", "сайт"));
        var key = SecretOf(admin);
        (await Server.WithKey(key).GetAsync("posts")).Must(200);

        await admin.OpenAsync($"/people/{id}");
        await admin.SubmitAsync($"/people/{id}/disable");
        Assert.Contains("доступ закрыт", admin.Text, StringComparison.Ordinal);
        (await Server.WithKey(key).GetAsync("posts")).Must(401);
        await person.OpenAsync("/posts");
        Assert.StartsWith("/sign-in", person.Path, StringComparison.Ordinal);

        await admin.SubmitAsync($"/people/{id}/enable");
        await person.OpenAsync("/posts");
        Assert.StartsWith("/sign-in", person.Path, StringComparison.Ordinal);
        using var again = await Server.SignInAsync(email);
        Assert.Equal(["user.disabled", "user.enabled"], await AuditAsync(id, "user."));
    }

    [Fact]
    public async Task A_reset_link_works_once_and_ending_sessions_ends_them()
    {
        var (email, id) = await Server.NewAccountAsync(Role.Manager, fixture.Other.Id);
        using var person = await Server.SignInAsync(email);
        using var admin = await Server.SignInNewAsync(Role.Admin, fixture.Other.Id);
        await admin.OpenAsync($"/people/{id}");
        await admin.SubmitAsync($"/people/{id}/sessions");
        await person.OpenAsync("/posts");
        Assert.StartsWith("/sign-in", person.Path, StringComparison.Ordinal);

        await admin.SubmitAsync($"/people/{id}/link");
        var link = new Uri(SecretOf(admin)).AbsolutePath;
        using var forgetful = new PageClient(Server.Address);
        await forgetful.OpenAsync(link);
        await forgetful.SubmitAsync(link, ("password", "совсем новый пароль"), ("again", "совсем новый пароль"));
        Assert.StartsWith("/dashboard?done=PasswordSetIn", forgetful.Path, StringComparison.Ordinal);
        await forgetful.OpenAsync(link);
        Assert.False(forgetful.HasForm(link));
        Assert.Equal(["account.sessions-ended", "account.link-made"], (await AuditAsync(id, "account.")).Where(one => one != "account.password-set"));
    }

    [Fact]
    public async Task A_second_factor_is_removed_for_whoever_lost_the_phone()
    {
        var (_, id) = await Server.NewAccountAsync(Role.Manager, fixture.Other.Id);
        await using (var scope = Server.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            await accounts.SetTwoFactorEnabledAsync((await accounts.FindByIdAsync(id.ToString()))!, true);
        }
        using var admin = await Server.SignInNewAsync(Role.Admin, fixture.Other.Id);
        await admin.OpenAsync($"/people/{id}");
        Assert.Contains("второй шаг включён", admin.Text, StringComparison.Ordinal);
        await admin.SubmitAsync($"/people/{id}/second-factor");
        Assert.Contains("без второго шага", admin.Text, StringComparison.Ordinal);
        Assert.Equal(["account.second-factor-off"], await AuditAsync(id, "account."));
    }

    [Fact]
    public async Task A_key_is_shown_once_and_works_until_it_is_revoked()
    {
        var (_, id) = await Server.NewAccountAsync(Role.Manager, fixture.Other.Id);
        using var admin = await Server.SignInNewAsync(Role.Admin, fixture.Other.Id);
        await admin.OpenAsync($"/people/{id}");
        var sent = admin.FormOf($"/people/{id}/keys", ("keyName", "сайт"));
        await admin.SendAsync($"/people/{id}/keys", sent);
        var secret = SecretOf(admin);
        (await Server.WithKey(secret).GetAsync("posts")).Must(200);
        await admin.SendAsync($"/people/{id}/keys", sent);
        Assert.DoesNotContain(secret, admin.Html, StringComparison.Ordinal);
        Guid key;
        await using (var db = OpenDb()) key = (await db.ApiKeys.SingleAsync(one => one.UserId == id)).Id;
        await admin.OpenAsync($"/people/{id}");
        await admin.SubmitAsync($"/people/{id}/keys/{key}/revoke");
        (await Server.WithKey(secret).GetAsync("posts")).Must(401);
        Assert.DoesNotContain(secret, Server.Logs.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 401)]
    [InlineData(false, 200)]
    public async Task A_role_at_another_school_ends_the_keys_sessions_and_links_that_were_made_before(bool elsewhere, int keyAnswers)
    {
        var first = await Server.NewSchoolAsync();
        var (email, id) = await Server.NewAccountAsync(Role.PressOfficer, first.Id);
        using var admin = await Server.SignInNewAsync(Role.Admin, first.Id);
        await admin.OpenAsync($"/people/{id}");
        await admin.SubmitAsync($"/people/{id}/keys", ("keyName", "чужой"));
        var key = SecretOf(admin);
        await admin.OpenAsync($"/people/{id}");
        await admin.SubmitAsync($"/people/{id}/link");
        var link = new Uri(SecretOf(admin)).AbsolutePath;
        using var person = await Server.SignInAsync(email);

        var place = elsewhere ? fixture.Other.Id : first.Id;
        using var giver = await Server.SignInNewAsync(Role.Admin, place);
        await giver.OpenAsync("/people/new");
        await giver.SubmitAsync("/people/guest", ("email", email), ("role", "content-admin"), ("school", place));
        Assert.Equal(elsewhere, giver.Text.Contains("ключи API и неиспользованные ссылки больше не работают", StringComparison.Ordinal));
        Assert.StartsWith($"/people/{id}", giver.Path, StringComparison.Ordinal);

        (await Server.WithKey(key).GetAsync("posts")).Must(keyAnswers);
        using var stranger = new PageClient(Server.Address);
        await stranger.OpenAsync(link);
        Assert.Equal(!elsewhere, stranger.HasForm(link));
        await person.OpenAsync("/account");
        Assert.Equal(elsewhere, person.Path.StartsWith("/sign-in", StringComparison.Ordinal));
        await using var db = OpenDb();
        var made = (await db.ApiKeys.SingleAsync(one => one.UserId == id)).Id.ToString();
        Assert.Equal(elsewhere, await db.Audit.AnyAsync(one => one.Action == "api-key.revoked" && one.Details == made));
        Assert.Equal(elsewhere, (await AuditAsync(id, "account.")).Contains("account.sessions-ended"));
    }

    [Fact]
    public async Task The_last_admin_of_everything_stays_until_there_is_another()
    {
        await using var server = await SchedulerServer.StartAsync();
        var (email, id) = await server.NewAccountAsync(Role.Admin, null);
        using var admin = await server.SignInAsync(email);
        Guid role;
        await using (var db = await server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync()) role = (await db.Memberships.SingleAsync(one => one.UserId == id)).Id;
        foreach (var action in new[] { $"/people/{id}/disable", $"/people/{id}/roles/{role}/remove" })
        {
            await admin.OpenAsync($"/people/{id}");
            await admin.SubmitAsync(action);
            Assert.Equal(HttpStatusCode.Conflict, admin.Status);
            Assert.Contains("последний администратор всех школ", admin.Text, StringComparison.Ordinal);
        }
        await server.NewAccountAsync(Role.Admin, null);
        await admin.OpenAsync($"/people/{id}");
        await admin.SubmitAsync($"/people/{id}/roles/{role}/remove");
        await admin.OpenAsync("/people");
        Assert.Equal(HttpStatusCode.Forbidden, admin.Status);
    }

    [Theory]
    [InlineData(false, "Ссылка отправлена на")]
    [InlineData(true, "отправить не удалось")]
    public async Task Where_mail_is_set_up_the_invitation_is_mailed_and_a_failure_is_said(bool fails, string said)
    {
        await using var smtp = FakeSmtpServer.Start();
        await using var server = await SchedulerServer.StartAsync(null, "--Mail:Host=127.0.0.1", $"--Mail:Port={smtp.Port}", "--Mail:From=posts@school.test", "--Mail:PublicUrl=https://posts.school.test");
        if (fails) smtp.Switches.Recipients["vera@example.org"] = 550;
        using var admin = await server.SignInNewAsync(Role.Admin, null);
        await admin.OpenAsync("/people/new");
        await admin.SubmitAsync("/people/new", ("name", "Вера"), ("email", "vera@example.org"), ("role", "press-officer"), ("language", "en"));
        Assert.Contains(said, admin.Text, StringComparison.Ordinal);
        var link = SecretOf(admin);
        Assert.StartsWith("https://posts.school.test/password/", link, StringComparison.Ordinal);
        if (fails)
        {
            Assert.Empty(smtp.Taken);
            return;
        }
        var message = Assert.Single(smtp.Taken).Message;
        Assert.Equal("Invitation to ChannelScheduler", message.Subject);
        Assert.Contains(link, message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(link, server.Logs.Text, StringComparison.Ordinal);
    }

    private static string SecretOf(PageClient browser) => WebUtility.HtmlDecode(Secret().Match(browser.Html) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException(browser.Text));

    private SchedulerDbContext OpenDb() => Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContext();

    private async Task<List<string>> AuditAsync(Guid id, string prefix)
    {
        await using var db = OpenDb();
        var text = id.ToString();
        var rows = await db.Audit.AsNoTracking().ToListAsync();
        return [.. rows.Where(one => one.Action.StartsWith(prefix, StringComparison.Ordinal) && (one.Details?.StartsWith(text, StringComparison.Ordinal) ?? one.ActorId == id)).OrderBy(one => one.At).ThenBy(one => one.Id).Select(one => one.Action)];
    }

    [GeneratedRegex("id=\"secret\">([^<]+)<")]
    private static partial Regex Secret();
}
