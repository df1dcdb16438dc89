using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Common;

/// <summary>A person's notifications: those for their roles at their schools.</summary>
public sealed class Inbox(SchedulerDbContext db, Actor actor)
{
    /// <summary>Newer than this person's last look.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var seen = await db.Users.Where(one => one.Id == actor.Id).Select(one => one.NotificationsSeenAt).SingleOrDefaultAsync(cancellationToken);
        return await Mine().Where(one => seen == null || one.CreatedAt > seen).CountAsync(cancellationToken);
    }

    public IQueryable<Notification> Mine()
    {
        var pairs = actor.Memberships.ToList();
        var everywhere = pairs.Where(one => one.SchoolId is null).Select(one => one.Role).ToList();
        var query = db.Notifications.AsNoTracking().Where(one => everywhere.Contains(one.Audience));
        foreach (var group in pairs.Where(one => one.SchoolId is not null).GroupBy(one => one.Role))
        {
            var (role, schools) = (group.Key, group.Select(one => one.SchoolId!.Value).ToList());
            query = query.Union(db.Notifications.AsNoTracking().Where(one => one.Audience == role && schools.Contains(one.SchoolId)));
        }
        var id = actor.Id;
        // A reminder that has gone on to the substitutes is for them alone.
        return query.Where(one => !one.ToSubstitutes || db.Memberships.Any(role => role.UserId == id && role.IsSubstitute && role.Role == one.Audience && (role.SchoolId == null || role.SchoolId == one.SchoolId)));
    }
}
