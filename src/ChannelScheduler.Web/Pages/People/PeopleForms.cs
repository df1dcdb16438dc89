using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.People;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.People;

/// <summary>New people, and who may do what where.</summary>
internal static class PeopleForms
{
    public static async Task<IResult> CreateAsync(PageForm form, RoleCommands roles, AccountCommands accounts, InvitationPage invitation, CancellationToken cancellationToken)
    {
        var schoolId = SchoolOf(form);
        var chosen = form.All("role").Select(name => Roles.Parse(name) ?? throw ApiException.Invalid("RoleChoose", "role")).Select(role => new NewRole(role, schoolId)).ToList();
        var user = await roles.CreateUserAsync(form.Text("name"), chosen, cancellationToken);
        var language = form.Text("language") == "en" ? "en" : "ru";
        var email = form.Text("email");
        var link = await accounts.InviteAsync(user, email, language);
        return invitation.Show(user, email, language, link, isNew: true);
    }

    /// <summary>Somebody who signs in already, most often an approver of another school.</summary>
    public static async Task<IResult> AddGuestAsync(PageForm form, SchedulerDbContext db, RoleCommands roles, CancellationToken cancellationToken)
    {
        var schoolId = SchoolOf(form);
        // Before the address is looked up: who is no admin there learns nothing about it.
        var email = form.Text("email").ToUpperInvariant();
        var user = await db.Users.Include(one => one.Memberships).SingleOrDefaultAsync(one => one.DisabledAt == null && db.Accounts.Any(account => account.Id == one.Id && account.NormalizedEmail == email), cancellationToken)
            ?? throw ApiException.Invalid("NobodyWithEmail", "email");
        var ended = await roles.AddAsync(user, await ReadRoleAsync(form, db, schoolId, cancellationToken), cancellationToken);
        return PageResult.Redirect($"/people/{user.Id}", Given(ended));
    }

    public static async Task<IResult> AddRoleAsync(Guid id, PageForm form, SchedulerDbContext db, Actor actor, RoleCommands roles, CancellationToken cancellationToken)
    {
        var user = await PeopleRules.OpenAsync(db, actor, id, cancellationToken);
        var ended = await roles.AddAsync(user, await ReadRoleAsync(form, db, SchoolOf(form), cancellationToken), cancellationToken);
        return PageResult.Redirect($"/people/{id}", Given(ended));
    }

    public static async Task<IResult> RemoveRoleAsync(Guid id, Guid membershipId, SchedulerDbContext db, Actor actor, RoleCommands roles, CancellationToken cancellationToken)
    {
        var user = await PeopleRules.OpenAsync(db, actor, id, cancellationToken);
        await roles.RemoveAsync(user, membershipId, cancellationToken);
        // Without a role here the person is not the admin's to see any more.
        var stillSeen = await PeopleRules.Visible(db, actor).AnyAsync(one => one.Id == id, cancellationToken);
        return PageResult.Redirect(stillSeen ? $"/people/{id}" : "/people", "RoleTaken");
    }

    private static string Given(bool accessEnded) => accessEnded ? "RoleGivenElsewhere" : "RoleGiven";

    private static Guid? SchoolOf(PageForm form) => form.Text("school") == AdminSchools.All ? null : form.Id("school");

    private static async Task<NewRole> ReadRoleAsync(PageForm form, SchedulerDbContext db, Guid? schoolId, CancellationToken cancellationToken)
    {
        var role = Roles.Parse(form.Text("role")) ?? throw ApiException.Invalid("RoleChoose", "role");
        var school = await db.Schools.AsNoTracking().SingleOrDefaultAsync(one => one.Id == schoolId, cancellationToken);
        var zone = school?.Zone ?? RoleDates.EverywhereZone;
        return new NewRole(role, schoolId, form.Checked("substitute"), RoleDates.First(form, "from", zone), RoleDates.AfterLast(form, "until", zone));
    }
}
