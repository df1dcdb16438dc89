using ChannelScheduler.Core.Outbox;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>Which rows of the trail a reader sees; what is left out filters nothing. Each of these has its index.</summary>
/// <param name="Schools">Null means every school, and what belongs to none.</param>
/// <param name="From">The first instant.</param>
/// <param name="Until">The first instant that is too late.</param>
/// <param name="Actors">Who did it.</param>
/// <param name="Actions">As the trail calls them.</param>
public sealed record AuditFilter(
    IReadOnlyCollection<Guid>? Schools, DateTimeOffset? From = null, DateTimeOffset? Until = null, IReadOnlyCollection<Guid>? Actors = null, Guid? PostId = null, IReadOnlyCollection<string>? Actions = null)
{
    public IQueryable<AuditEntry> On(SchedulerDbContext db)
    {
        var query = db.Audit.AsNoTracking();
        if (Schools is { } schools) query = query.Where(one => one.SchoolId != null && schools.Contains(one.SchoolId.Value));
        if (From is { } from) query = query.Where(one => one.At >= from);
        if (Until is { } until) query = query.Where(one => one.At < until);
        if (Actors is { } actors) query = query.Where(one => one.ActorId != null && actors.Contains(one.ActorId.Value));
        if (PostId is { } post) query = query.Where(one => one.PostId == post);
        if (Actions is { } actions) query = query.Where(one => actions.Contains(one.Action));
        return query;
    }
}
