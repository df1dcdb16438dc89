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
        var after = Cursor.Parse(cursor);
        var query = db.Notifications.AsNoTracking().Where(one => mine == null || mine.Contains(one.SchoolId));
        if (after is not null) query = query.Where(one => one.Id.CompareTo(after.Id) < 0);
        var rows = await query.OrderByDescending(one => one.Id).Take(Cursor.PageSize + 1).ToListAsync(cancellationToken);
        var page = rows.Take(Cursor.PageSize).Select(one => new NotificationResponse(
            one.Id, one.CreatedAt, one.SchoolId, Roles.NameOf(one.Audience), one.Message.Code, one.Message.ToText(CultureInfo.CurrentUICulture), one.PostId, one.PublicationId, one.ChannelId)).ToList();
        return TypedResults.Ok(new Page<NotificationResponse>(page, rows.Count > page.Count ? new Cursor(page[^1].CreatedAt, page[^1].Id).ToString() : null));
    }
}
