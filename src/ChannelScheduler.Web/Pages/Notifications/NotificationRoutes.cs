using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Notifications;

/// <summary>A person's notifications: read one by one, or all at once.</summary>
internal static class NotificationRoutes
{
    public static void MapNotificationPages(this IEndpointRouteBuilder app)
    {
        app.MapPage<NotificationsPage>("/notifications").ForEveryRole();
        app.MapGet("/notifications/{id:guid}/open", OpenAsync).ForEveryRole().ExcludeFromDescription();
        app.MapForm<NotificationsPage>("/notifications/read", ReadAllAsync).ForEveryRole();
    }

    /// <summary>Leads on to what the notification is about; from then on it counts as read.</summary>
    private static async Task<IResult> OpenAsync(Guid id, HttpContext http, SchedulerDbContext db, Inbox inbox, Actor actor, CancellationToken cancellationToken)
    {
        var notification = await inbox.Mine().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) ?? throw ApiException.NotFound("notification");
        // A browser that keeps the answer would not tell us again.
        http.Response.Headers.CacheControl = "no-store";
        if (!await db.NotificationReads.AnyAsync(one => one.UserId == actor.Id && one.NotificationId == id, cancellationToken))
        {
            db.NotificationReads.Add(new NotificationRead { UserId = actor.Id, NotificationId = id });
            await SaveOnceAsync(db, cancellationToken);
        }
        return PageResult.Redirect(NotificationPath.Of(notification) is { } path ? "/" + path : "/notifications");
    }

    private static async Task<IResult> ReadAllAsync(PageForm form, SchedulerDbContext db, Inbox inbox, Actor actor, CancellationToken cancellationToken)
    {
        // Up to the newest one that was on the screen: what came while somebody read is still new.
        var newest = form.OptionalId("newest");
        var at = await inbox.Mine().Where(one => one.Id == newest).Select(one => (DateTimeOffset?)one.CreatedAt).SingleOrDefaultAsync(cancellationToken);
        if (at is null) return PageResult.Redirect("/notifications");
        await db.Users.Where(one => one.Id == actor.Id && (one.NotificationsSeenAt == null || one.NotificationsSeenAt < at)).ExecuteUpdateAsync(set => set.SetProperty(one => one.NotificationsSeenAt, at), cancellationToken);
        await db.NotificationReads.Where(one => one.UserId == actor.Id && db.Notifications.Any(other => other.Id == one.NotificationId && other.CreatedAt <= at)).ExecuteDeleteAsync(cancellationToken);
        return PageResult.Redirect("/notifications", "AllRead");
    }

    // The same link opened in two tabs at once.
    private static async Task SaveOnceAsync(SchedulerDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
        }
    }
}
