using System.Globalization;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api;

public sealed record NotificationResponse(Guid Id, DateTimeOffset CreatedAt, Guid SchoolId, string Audience, string Code, string Message, Guid? PostId, Guid? PublicationId, Guid? ChannelId);

internal static class NotificationsApi
{
    public static void MapNotifications(this IEndpointRouteBuilder api) =>
        api.MapGet("/notifications", ListAsync).ForEveryRole().WithTags("Notifications").Produces<Page<NotificationResponse>>();

    private static async Task<IResult> ListAsync(SchedulerDbContext db, Actor actor, CancellationToken cancellationToken, string? cursor = null)
    {
        var mine = actor.SchoolIds;
        var query = db.Notifications.AsNoTracking().Where(one => mine == null || mine.Contains(one.SchoolId));
        var (rows, next) = await query.NewestFirstAsync(one => one.CreatedAt, one => one.Id, Cursor.Parse(cursor), cancellationToken);
        return TypedResults.Ok(new Page<NotificationResponse>([.. rows.Select(one => new NotificationResponse(
            one.Id, one.CreatedAt, one.SchoolId, Roles.NameOf(one.Audience), one.Message.Code, one.Message.ToText(CultureInfo.CurrentUICulture), one.PostId, one.PublicationId, one.ChannelId))], next?.ToString()));
    }
}
