using System.Globalization;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Common;

/// <summary>A person's notifications: those for their roles at their schools.</summary>
public sealed class Inbox(SchedulerDbContext db, Actor actor)
{
    // Every page counts; whoever has not looked for a year need not be told to the last one.
    private const int MostCounted = 99;

    /// <summary>Newer than this person's last look; counting stops above <see cref="Shown"/>'s last number.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var seen = await db.Users.Where(one => one.Id == actor.Id).Select(one => one.NotificationsSeenAt).SingleOrDefaultAsync(cancellationToken);
        var since = seen ?? DateTimeOffset.UnixEpoch;
        return await Mine().Where(one => one.CreatedAt > since).OrderByDescending(one => one.CreatedAt).Take(MostCounted + 1).CountAsync(cancellationToken);
    }

    /// <summary><c>7</c>, or <c>99+</c>.</summary>
    public static string Shown(int count) => count > MostCounted ? string.Create(CultureInfo.InvariantCulture, $"{MostCounted}+") : count.ToString(CultureInfo.InvariantCulture);

    public IQueryable<Notification> Mine()
    {
        var pairs = actor.Memberships.ToList();
        var everywhere = pairs.Where(one => one.SchoolId is null).Select(one => one.Role).Distinct().ToList();
        List<Guid> SchoolsOf(Role role) => [.. pairs.Where(one => one.Role == role).Select(one => one.SchoolId).OfType<Guid>().Distinct()];
        var (writing, approving, watching, managing) = (SchoolsOf(Role.PressOfficer), SchoolsOf(Role.ContentAdmin), SchoolsOf(Role.Manager), SchoolsOf(Role.Admin));
        var query = db.Notifications.AsNoTracking();
        if (everywhere.Count == 0)
        {
            // Said once more for the index: of many schools' rows only these are read.
            var schools = pairs.Select(one => one.SchoolId).OfType<Guid>().Distinct().ToList();
            query = query.Where(one => schools.Contains(one.SchoolId));
        }
        query = query.Where(one => everywhere.Contains(one.Audience)
            || (one.Audience == Role.PressOfficer && writing.Contains(one.SchoolId)) || (one.Audience == Role.ContentAdmin && approving.Contains(one.SchoolId))
            || (one.Audience == Role.Manager && watching.Contains(one.SchoolId)) || (one.Audience == Role.Admin && managing.Contains(one.SchoolId)));
        var id = actor.Id;
        // A reminder that has gone on to the substitutes is for them alone.
        return query.Where(one => !one.ToSubstitutes || db.Memberships.Any(role => role.UserId == id && role.IsSubstitute && role.Role == one.Audience && (role.SchoolId == null || role.SchoolId == one.SchoolId)));
    }
}
