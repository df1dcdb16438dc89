using System.Globalization;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Identity;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.People;

/// <summary>People and their roles, each change by an admin of the place where the role holds.</summary>
public sealed class RoleCommands(SchedulerDbContext db, Actor actor, UserManager<Account> accounts, LastAdmin lastAdmin, PeopleAudit audit, TimeProvider time)
{
    private const int LongestName = 200;

    /// <exception cref="ApiException">422: no name, no role, an unknown school. 403: not the caller's to give.</exception>
    public async Task<User> CreateUserAsync(string name, IReadOnlyCollection<NewRole> roles, CancellationToken cancellationToken)
    {
        if (name.Trim().Length is 0 or > LongestName) throw ApiException.Invalid("NameNeeded", "name");
        if (roles.Count == 0) throw ApiException.Invalid("RoleChoose", "role");
        foreach (var role in roles) await CheckAsync(role, cancellationToken);
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var user = new User { Id = Guid.CreateVersion7(now), Name = name.Trim(), CreatedAt = now };
        user.Memberships.AddRange(roles.Distinct().Select(role => ToMembership(user, role, now)));
        db.Users.Add(user);
        audit.Add("user.created", user);
        await db.SaveChangesAsync(cancellationToken);
        return user;
    }

    /// <summary>A role at a place where the person had none comes with clean hands: what admins elsewhere made to act as this person ends.</summary>
    /// <returns>True when the person's keys, sessions and unused links ended with it.</returns>
    /// <exception cref="ApiException">As above; 409: the person has it.</exception>
    public async Task<bool> AddAsync(User user, NewRole role, CancellationToken cancellationToken)
    {
        await CheckAsync(role, cancellationToken);
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var same = user.Memberships.Where(one => one.Role == role.Role && one.SchoolId == role.SchoolId);
        if (same.Any(one => Overlaps(one, role, now))) throw new ApiException(StatusCodes.Status409Conflict, "RoleHeld", "role");
        var isElsewhere = user.Id != actor.Id && !user.Memberships.Exists(one => one.SchoolId is null || one.SchoolId == role.SchoolId);
        db.Memberships.Add(ToMembership(user, role, now));
        audit.Add("role.given", role.SchoolId, $"{user.Id} {Describe(role.Role, role.IsSubstitute, role.From, role.Until)}");
        if (isElsewhere) await EndAccessAsync(user, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return isElsewhere;
    }

    /// <exception cref="ApiException">404: no such role of this person where the caller is admin. 409: the last admin's.</exception>
    public async Task RemoveAsync(User user, Guid membershipId, CancellationToken cancellationToken)
    {
        var membership = user.Memberships.Find(one => one.Id == membershipId) ?? throw ApiException.NotFound("role");
        await PeopleRules.RequireAdminOfAsync(db, actor, membership.SchoolId, cancellationToken);
        await lastAdmin.RequireAnotherAsync(user, user.Memberships.Where(one => one != membership), cancellationToken);
        user.Memberships.Remove(membership);
        db.Memberships.Remove(membership);
        audit.Add("role.taken", membership.SchoolId, $"{user.Id} {Describe(membership.Role, membership.IsSubstitute, membership.From, membership.Until)}");
        await db.SaveChangesAsync(cancellationToken);
    }

    // A key carries the roles that the person has now: one that an admin of another school made earlier would reach into this school.
    private async Task EndAccessAsync(User user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var key in await db.ApiKeys.Where(one => one.UserId == user.Id && one.RevokedAt == null).ToListAsync(cancellationToken))
        {
            key.RevokedAt = now;
            audit.Add("api-key.revoked", schoolId: null, key.Id.ToString());
        }
        if (await accounts.FindByIdAsync(user.Id.ToString()) is not { } account) return;
        audit.Add("account.sessions-ended", user);
        IdentityProblems.ThrowIfFailed(await accounts.UpdateSecurityStampAsync(account), "sessions");
    }

    private static bool Overlaps(Membership held, NewRole role, DateTimeOffset now) =>
        !(held.Until <= (role.From ?? now)) && !(role.Until <= (held.From ?? DateTimeOffset.MinValue)) && !(held.Until <= now);

    private static Membership ToMembership(User user, NewRole role, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), UserId = user.Id, Role = role.Role, SchoolId = role.SchoolId, IsSubstitute = role.IsSubstitute, From = role.From, Until = role.Until };

    private static string Describe(Role role, bool isSubstitute, DateTimeOffset? from, DateTimeOffset? until) =>
        string.Create(CultureInfo.InvariantCulture, $"{Roles.NameOf(role)}{(isSubstitute ? " substitute" : "")}{(from is null ? "" : $" from {from:O}")}{(until is null ? "" : $" until {until:O}")}");

    private async Task CheckAsync(NewRole role, CancellationToken cancellationToken)
    {
        await PeopleRules.RequireAdminOfAsync(db, actor, role.SchoolId, cancellationToken);
        if (role.Until <= time.GetUtcNow()) throw ApiException.Invalid("RoleOver", "until");
        if (role.Until <= role.From) throw ApiException.Invalid("RoleBackwards", "until");
        if (role.IsSubstitute && role.Until is null) throw ApiException.Invalid("SubstituteUntil", "until");
    }
}
