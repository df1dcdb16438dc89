using Xunit;

namespace ChannelScheduler.Integration.Tests.Api;

/// <summary>A role counts where it was given: one role at one school opens nothing at another.</summary>
[Collection(ApiCollection.Name)]
public sealed class RoleScopeTests(ApiFixture fixture)
{
    [Fact]
    public async Task A_manager_of_everything_who_is_admin_of_one_school_makes_no_admins_of_everything()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var person = await PersonAsync(new { role = "manager", schoolId = (string?)null }, new { role = "admin", schoolId = (string?)school.Id });

        Assert.Equal(403, (await person.PostAsync("users", new { name = "Над всеми", memberships = new[] { new { role = "admin" } } })).Status);
        Assert.Equal(403, (await person.PostAsync("schools", new { name = "Ещё", inn = TestInn.Next(), timeZone = "Europe/Moscow" })).Status);
    }

    [Fact]
    public async Task The_audit_is_of_the_schools_at_which_one_may_read_it()
    {
        var (own, other) = (await fixture.Server.NewSchoolAsync(), await fixture.Server.NewSchoolAsync());
        var person = await PersonAsync(new { role = "manager", schoolId = (string?)own.Id }, new { role = "press-officer", schoolId = (string?)other.Id });

        var seen = (await person.GetAsync("audit")).Must(200).Json["items"]!.AsArray().Select(one => one!["schoolId"]!.ToString()).Distinct();
        Assert.Equal([own.Id], seen);
    }

    private async Task<RoleClient> PersonAsync(params object[] memberships)
    {
        var user = (await fixture.Server.Admin.PostAsync("users", new { name = "Вымышленный человек", memberships })).Must(201).Id;
        var key = (await fixture.Server.Admin.PostAsync("api-keys", new { userId = user, name = "проба" })).Must(201).Text("key");
        return fixture.Server.WithKey(key);
    }
}
