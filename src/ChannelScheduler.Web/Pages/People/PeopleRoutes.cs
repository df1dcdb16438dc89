using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.People;

/// <summary>People and their roles, for admins.</summary>
internal static class PeopleRoutes
{
    private const string Person = "/people/{id:guid}";

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        app.MapPage<PeoplePage>("/people").For(Role.Admin);
        app.MapPage<NewPersonPage>("/people/new").For(Role.Admin);
        app.MapForm<NewPersonPage>("/people/new", PeopleForms.CreateAsync).For(Role.Admin);
        app.MapForm<NewPersonPage>("/people/guest", PeopleForms.AddGuestAsync).For(Role.Admin);
        app.MapPage<PersonPage>(Person).For(Role.Admin);
        app.MapForm<PersonPage>(Person + "/roles", PeopleForms.AddRoleAsync).For(Role.Admin);
        app.MapForm<PersonPage>(Person + "/roles/{membershipId:guid}/remove", PeopleForms.RemoveRoleAsync).For(Role.Admin);
        app.MapForm<PersonPage>(Person + "/invite", AccessForms.InviteAsync).For(Role.Admin);
        app.MapForm<PersonPage>(Person + "/link", AccessForms.LinkAsync).For(Role.Admin);
        app.MapForm<PersonPage>(Person + "/sessions", AccessForms.EndSessionsAsync).For(Role.Admin);
        app.MapForm<PersonPage>(Person + "/second-factor", AccessForms.RemoveSecondFactorAsync).For(Role.Admin);
        app.MapForm<PersonPage>(Person + "/disable", AccessForms.DisableAsync).For(Role.Admin);
        app.MapForm<PersonPage>(Person + "/enable", AccessForms.EnableAsync).For(Role.Admin);
        app.MapForm<PersonPage>(Person + "/keys", AccessForms.MakeKeyAsync).For(Role.Admin);
        app.MapForm<PersonPage>(Person + "/keys/{keyId:guid}/revoke", AccessForms.RevokeKeyAsync).For(Role.Admin);
    }
}
