using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.People;

/// <summary>Somebody has to stay who can sign in and set up everything: without one, nobody could give the role again.</summary>
public sealed class LastAdmin(SchedulerDbContext db, TimeProvider time)
{
    /// <param name="left">The roles that the person keeps; none when they are shut out.</param>
    /// <exception cref="ApiException">409: nobody else is left.</exception>
    public async Task RequireAnotherAsync(User user, IEnumerable<Membership> left, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (user.DisabledAt is not null || !user.Memberships.Exists(one => Counts(one, now)) || left.Any(one => Counts(one, now))) return;
        var others = await db.Users.Include(one => one.Memberships)
            .Where(one => one.Id != user.Id && one.DisabledAt == null && db.Accounts.Any(account => account.Id == one.Id && account.PasswordHash != null))
            .Where(one => one.Memberships.Any(membership => membership.Role == Role.Admin && membership.SchoolId == null)).AsNoTracking().ToListAsync(cancellationToken);
        if (!others.Exists(one => one.Memberships.Exists(membership => Counts(membership, now)))) throw new ApiException(StatusCodes.Status409Conflict, "LastAdmin");
    }

    // One whose time will be over is no help for long.
    private static bool Counts(Membership membership, DateTimeOffset now) =>
        membership is { Role: Role.Admin, SchoolId: null, IsSubstitute: false, Until: null } && membership.IsActive(now);
}
