using System.Net;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>Admins invite people and give and take roles, each only where they are admin.</summary>
[Collection(ApiCollection.Name)]
public sealed class PeoplePageTests(ApiFixture fixture)
{
    private SchedulerServer Server => fixture.Server;

    [Fact]
    public async Task A_new_person_gets_a_link_that_is_shown_once_and_opens_the_account()
    {
        using var admin = await Server.SignInNewAsync(Role.Admin, fixture.Other.Id);
        var email = NewEmail();
        await admin.OpenAsync("/people/new");
        var sent = admin.FormOf("/people/new", ("name", "Вера"), ("email", email), ("role", "press-officer"), ("school", fixture.Other.Id));
        await admin.SendAsync("/people/new", sent);
        Assert.Equal(HttpStatusCode.OK, admin.Status);
        var link = LinkOf(admin);
        Assert.DoesNotContain(link.AbsolutePath, Server.Logs.Text, StringComparison.Ordinal);
        Assert.Contains("Почта в программе не настроена", admin.Text, StringComparison.Ordinal);

        // The form sent again makes nobody and shows no link: it leads to the person.
        await admin.SendAsync("/people/new", sent);
        Assert.StartsWith("/people/", admin.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("/password/", admin.Html, StringComparison.Ordinal);
        Assert.Contains("ещё не открыл приглашение", admin.Text, StringComparison.Ordinal);

        using var vera = new PageClient(Server.Address);
        await vera.OpenAsync(link.AbsolutePath);
        await vera.SubmitAsync(link.AbsolutePath, ("password", People.Password), ("again", People.Password));
        using var signedIn = await Server.SignInAsync(email);
        Assert.Contains("Вера", signedIn.Text, StringComparison.Ordinal);
        await signedIn.OpenAsync("/posts/new");
        Assert.Equal(HttpStatusCode.OK, signedIn.Status);
    }

    [Theory]
    [InlineData("email", "не адрес", "не похоже на адрес")]
    [InlineData("name", " ", "имя")]
    [InlineData("role", "", "хотя бы одну роль")]
    public async Task A_wrong_field_is_said_and_nothing_is_lost_or_stored(string field, string value, string said)
    {
        using var admin = await Server.SignInNewAsync(Role.Admin, fixture.Other.Id);
        var before = await Server.CountAllAsync();
        var fields = new Dictionary<string, string> { ["name"] = "Пётр Первый", ["email"] = NewEmail(), ["role"] = "manager", ["school"] = fixture.Other.Id, [field] = value };
        await admin.OpenAsync("/people/new");
        await admin.SubmitAsync("/people/new", [.. fields.Select(one => (one.Key, one.Value))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.Contains(said, admin.Text, StringComparison.OrdinalIgnoreCase);
        foreach (var typed in fields.Where(one => one.Key is "name" or "email" && one.Key != field)) Assert.Contains($"value=\"{typed.Value}\"", admin.Html, StringComparison.Ordinal);
        Assert.Equal(before, await Server.CountAllAsync());
    }

    [Fact]
    public async Task Programs_do_not_stand_in_the_way_of_people_and_are_found_all_the_same()
    {
        var school = await Server.NewSchoolAsync();
        await Server.NewAccountAsync(Role.PressOfficer, school.Id, "Яна");
        var program = $"press-officer {school.Id}";
        using var admin = await Server.SignInNewAsync(Role.Admin, school.Id);
        await admin.OpenAsync("/people");
        Assert.Contains("Яна", admin.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(program, admin.Text, StringComparison.Ordinal);
        await admin.OpenAsync(System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(admin.Html, "/people\\?show=keys[^\"]*").Value));
        Assert.DoesNotContain("Яна", admin.Text, StringComparison.Ordinal);
        Assert.Contains(program, admin.Text, StringComparison.Ordinal);
        await admin.OpenAsync("/people?q=press-officer");
        Assert.Contains(program, admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_admin_of_one_school_neither_gives_roles_nor_sees_people_elsewhere()
    {
        using var admin = await Server.SignInNewAsync(Role.Admin, fixture.Other.Id);
        var school = await FictionalSchoolAsync();
        var (_, stranger) = await Server.NewAccountAsync(Role.Manager, school, "Незнакомец");
        var before = await Server.CountAllAsync();
        await admin.OpenAsync("/people");
        Assert.DoesNotContain("Незнакомец", admin.Text, StringComparison.Ordinal);
        await admin.OpenAsync($"/people/{stranger}");
        Assert.Equal(HttpStatusCode.NotFound, admin.Status);
        await admin.OpenAsync("/people/new");
        foreach (var place in new[] { school, "all" })
        {
            await admin.SubmitAsync("/people/new", ("name", "Вор"), ("email", NewEmail()), ("role", "admin"), ("school", place));
            Assert.True(admin.Status is HttpStatusCode.Forbidden or HttpStatusCode.UnprocessableEntity, admin.Text);
            await admin.OpenAsync("/people/new");
        }
        Assert.Equal(before, await Server.CountAllAsync());
    }

    [Fact]
    public async Task An_approver_of_another_school_is_added_by_address_and_stays_the_other_schools_to_govern()
    {
        var (email, guest) = await Server.NewAccountAsync(Role.ContentAdmin, await FictionalSchoolAsync(), "Гостья");
        using var admin = await Server.SignInNewAsync(Role.Admin, fixture.Other.Id);
        await admin.OpenAsync("/people/new");
        await admin.SubmitAsync("/people/guest", ("email", "nobody@example.org"));
        Assert.Contains("никто не входит", admin.Text, StringComparison.Ordinal);
        await admin.SubmitAsync("/people/guest", ("email", email.ToUpperInvariant()), ("role", "content-admin"), ("school", fixture.Other.Id));
        Assert.StartsWith($"/people/{guest}", admin.Path, StringComparison.Ordinal);
        Assert.Contains("есть роли и в других школах", admin.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("пример", admin.Text, StringComparison.Ordinal);
        foreach (var action in new[] { "link", "sessions", "second-factor", "disable", "keys", "invite" })
        {
            Assert.False(admin.HasForm($"/people/{guest}/{action}"));
            await admin.OpenAsync($"/people/{guest}");
            var sent = admin.FormOf($"/people/{guest}/roles", ("keyName", "чужой"), ("email", NewEmail()));
            await admin.SendAsync($"/people/{guest}/{action}", sent);
            Assert.True(admin.Status is HttpStatusCode.Forbidden or HttpStatusCode.Conflict, $"{action}: {admin.Status}");
            Assert.DoesNotContain("id=\"secret\"", admin.Html, StringComparison.Ordinal);
        }
        using var signedIn = await Server.SignInAsync(email);
        await signedIn.OpenAsync("/account");
        Assert.Contains("Школа " + fixture.Other.Inn, signedIn.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2020-01-01", "2020-02-01", false, "уже прошёл")]
    [InlineData("2099-02-01", "2099-01-01", false, "раньше первого")]
    [InlineData("", "", true, "последний день замещения")]
    [InlineData("завтра", "", false, "дату")]
    public async Task Days_that_make_no_sense_are_refused(string from, string until, bool substitute, string said)
    {
        var (_, id) = await Server.NewAccountAsync(Role.Manager, fixture.Other.Id);
        using var admin = await Server.SignInNewAsync(Role.Admin, fixture.Other.Id);
        await admin.OpenAsync($"/people/{id}");
        List<(string, string)> fields = [("role", "content-admin"), ("school", fixture.Other.Id), ("from", from), ("until", until)];
        if (substitute) fields.Add(("substitute", "on"));
        await admin.SubmitAsync($"/people/{id}/roles", [.. fields]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.Contains(said, admin.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_substitute_has_the_role_between_its_days_by_the_schools_clock()
    {
        var (_, id) = await Server.NewAccountAsync(Role.Manager, fixture.Other.Id);
        using var admin = await Server.SignInNewAsync(Role.Admin, fixture.Other.Id);
        await admin.OpenAsync($"/people/{id}");
        await admin.SubmitAsync($"/people/{id}/roles", ("role", "content-admin"), ("school", fixture.Other.Id), ("from", "2098-12-24"), ("until", "2098-12-31"), ("substitute", "on"));
        Assert.Contains("с 24 декабря 2098 по 31 декабря 2098", admin.Text, StringComparison.Ordinal);
        Assert.Contains("замещает", admin.Text, StringComparison.Ordinal);
        await using var db = OpenDb();
        var role = await db.Memberships.SingleAsync(one => one.UserId == id && one.IsSubstitute);
        Assert.Equal((new DateTimeOffset(2098, 12, 23, 21, 0, 0, TimeSpan.Zero), new DateTimeOffset(2098, 12, 31, 21, 0, 0, TimeSpan.Zero)), (role.From, role.Until));
        Assert.Contains(await db.Audit.ToListAsync(), one => one.Action == "role.given" && one.Details!.Contains(id.ToString(), StringComparison.Ordinal));

        await admin.SubmitAsync($"/people/{id}/roles", ("role", "content-admin"), ("school", fixture.Other.Id), ("from", "2098-12-30"), ("until", "2099-01-05"), ("substitute", "on"));
        Assert.Equal(HttpStatusCode.Conflict, admin.Status);
    }

    [Fact]
    public async Task A_role_that_is_taken_away_counts_at_once()
    {
        var (email, id) = await Server.NewAccountAsync(Role.PressOfficer, fixture.Other.Id);
        using var person = await Server.SignInAsync(email);
        using var admin = await Server.SignInNewAsync(Role.Admin, fixture.Other.Id);
        Guid role;
        await using (var db = OpenDb()) role = (await db.Memberships.SingleAsync(one => one.UserId == id)).Id;
        await person.OpenAsync("/posts/new");
        Assert.Equal(HttpStatusCode.OK, person.Status);
        await admin.OpenAsync($"/people/{id}");
        await admin.SubmitAsync($"/people/{id}/roles/{role}/remove");
        // Nobody's person any more: for admins of all schools only.
        Assert.StartsWith("/people?done=RoleTaken", admin.Path, StringComparison.Ordinal);
        await person.OpenAsync("/posts/new");
        Assert.Equal(HttpStatusCode.Forbidden, person.Status);
        await admin.OpenAsync($"/people/{id}");
        Assert.Equal(HttpStatusCode.NotFound, admin.Status);
    }

    private static string NewEmail() => $"{Guid.NewGuid():N}@example.org";

    private static Uri LinkOf(PageClient browser) => new(System.Text.RegularExpressions.Regex.Match(browser.Html, "id=\"secret\">([^<]+)<").Groups[1].Value);

    private SchedulerDbContext OpenDb() => Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContext();

    private async Task<string> FictionalSchoolAsync()
    {
        await using var db = OpenDb();
        return (await db.Schools.SingleAsync(one => one.Inn == SchedulerServer.SchoolInn)).Id.ToString();
    }
}
