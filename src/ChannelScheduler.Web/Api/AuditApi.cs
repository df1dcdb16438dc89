using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;

namespace ChannelScheduler.Web.Api;

public sealed record AuditResponse(Guid Id, DateTimeOffset At, Guid? SchoolId, Guid? ActorId, string Action, Guid? PostId, Guid? PublicationId, Guid? ChannelId, string? Details);

internal static class AuditApi
{
    public static void MapAudit(this IEndpointRouteBuilder api) =>
        api.MapGet("/audit", ListAsync).For(Role.Admin, Role.ContentAdmin, Role.Manager).WithTags("Audit").Produces<Page<AuditResponse>>();

    private static async Task<IResult> ListAsync(
        SchedulerDbContext db, Actor actor, CancellationToken cancellationToken, Guid? postId = null, Guid? actorId = null, string? action = null, string? from = null, string? to = null, string? cursor = null)
    {
        var filter = new AuditFilter(
            actor.SchoolIds, QueryValue.Instant("from", from), QueryValue.Instant("to", to), actorId is { } by ? [by] : null, postId, string.IsNullOrEmpty(action) ? null : [action]);
        var (rows, next) = await filter.On(db).NewestFirstAsync(one => one.At, one => one.Id, Cursor.Parse(cursor), cancellationToken);
        return TypedResults.Ok(new Page<AuditResponse>(
            [.. rows.Select(one => new AuditResponse(one.Id, one.At, one.SchoolId, one.ActorId, one.Action, one.PostId, one.PublicationId, one.ChannelId, one.Details))], next?.ToString()));
    }
}
