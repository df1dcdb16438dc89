using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.People;

/// <summary>Which people an admin may see and govern. Pages and the API ask here.</summary>
internal static class PeopleRules
{
    /// <summary>Admin of everything that the person may do: whoever resets a password or makes a key could act in that person's name everywhere.</summary>
    public static bool Governs(Actor actor, User user) =>
        actor.SchoolIds is not { } mine || (user.Memberships.Count > 0 && user.Memberships.TrueForAll(one => one.SchoolId is { } school && mine.Contains(school)));

    public static IQueryable<User> Visible(SchedulerDbContext db, Actor actor)
    {
        var mine = actor.SchoolIds;
        return db.Users.Include(one => one.Memberships).Where(one => mine == null || one.Memberships.Any(membership => membership.SchoolId != null && mine.Contains(membership.SchoolId.Value)));
    }

    /// <exception cref="ApiException">404: nobody, or nobody of the admin's schools.</exception>
    public static async Task<User> OpenAsync(SchedulerDbContext db, Actor actor, Guid id, CancellationToken cancellationToken) =>
        await Visible(db, actor).SingleOrDefaultAsync(one => one.Id == id, cancellationToken) ?? throw ApiException.NotFound("user");

    /// <exception cref="ApiException">403: the person also has roles where the admin is none.</exception>
    public static void RequireGoverned(Actor actor, User user)
    {
        if (!Governs(actor, user)) throw new ApiException(StatusCodes.Status403Forbidden, "RolesElsewhere");
    }

    /// <summary>Nobody gives a role where they are no admin themselves.</summary>
    /// <exception cref="ApiException">422 or 403.</exception>
    public static async Task RequireAdminOfAsync(SchedulerDbContext db, Actor actor, Guid? schoolId, CancellationToken cancellationToken)
    {
        if (schoolId is { } id)
        {
            if (!actor.HasAt(id, Enum.GetValues<Role>())) throw ApiException.Invalid("UnknownSchool", "memberships");
            actor.RequireAt(id, "school");
            if (!await db.Schools.AnyAsync(one => one.Id == id, cancellationToken)) throw ApiException.Invalid("UnknownSchool", "memberships");
        }
        else if (actor.SchoolIds is not null)
        {
            throw new ApiException(StatusCodes.Status403Forbidden, "RoleNeeded");
        }
    }
}
