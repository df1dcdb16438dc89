using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Recurring;

/// <summary>
/// Series whose authors all left: they go on, since each post is approved by somebody who is there, but the admins are told, once, that nobody looks after them.
/// </summary>
public sealed class SeriesOrphans(IDbContextFactory<SchedulerDbContext> contexts, TimeProvider time)
{
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().TruncateToMilliseconds();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var series in await db.Series.Where(one => one.State == SeriesState.Active).ToListAsync(cancellationToken))
        {
            var isOrphan = !await AnyMayWriteAsync(db, series.AuthorIds, series.SchoolId, now, cancellationToken);
            if (isOrphan == series.OrphanToldAt is not null) continue;
            series.OrphanToldAt = isOrphan ? now : null;
            if (!isOrphan) continue;
            var school = await db.Schools.SingleAsync(one => one.Id == series.SchoolId, cancellationToken);
            db.Add(series, "series.orphaned", now);
            db.Notify(school, Role.Admin, now, new Reason("NotifySeriesOrphaned", series.Title, ""));
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>One of these people may write at the school now.</summary>
    public static async Task<bool> AnyMayWriteAsync(SchedulerDbContext db, IReadOnlyCollection<Guid> userIds, Guid schoolId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var users = await db.Users.AsNoTracking().Include(one => one.Memberships).Where(one => userIds.Contains(one.Id) && one.DisabledAt == null).ToListAsync(cancellationToken);
        return users.SelectMany(one => one.Memberships)
            .Any(one => one.Role is Role.PressOfficer or Role.ContentAdmin && (one.SchoolId is null || one.SchoolId == schoolId) && one.IsActive(now));
    }
}
