using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api;

public sealed record AuditResponse(Guid Id, DateTimeOffset At, Guid? SchoolId, Guid? ActorId, string Action, Guid? PostId, Guid? PublicationId, Guid? ChannelId, string? Details);

internal static class AuditApi
{
    public static void MapAudit(this IEndpointRouteBuilder api) =>
        api.MapGet("/audit", ListAsync).For(Role.Admin, Role.ContentAdmin, Role.Manager).WithTags("Audit").Produces<Page<AuditResponse>>();

    private static async Task<IResult> ListAsync(SchedulerDbContext db, Actor actor, CancellationToken cancellationToken, Guid? postId = null, string? cursor = null)
    {
        var mine = actor.SchoolIds;
        var after = Cursor.Parse(cursor);
        var query = db.Audit.AsNoTracking().Where(one => mine == null || (one.SchoolId != null && mine.Contains(one.SchoolId.Value)));
        if (postId is { } post) query = query.Where(one => one.PostId == post);
        if (after is not null) query = query.Where(one => one.Id.CompareTo(after.Id) < 0);
        var rows = await query.OrderByDescending(one => one.Id).Take(Cursor.PageSize + 1).ToListAsync(cancellationToken);
        var page = rows.Take(Cursor.PageSize).Select(one => new AuditResponse(one.Id, one.At, one.SchoolId, one.ActorId, one.Action, one.PostId, one.PublicationId, one.ChannelId, one.Details)).ToList();
        return TypedResults.Ok(new Page<AuditResponse>(page, rows.Count > page.Count ? new Cursor(page[^1].At, page[^1].Id).ToString() : null));
    }
}
