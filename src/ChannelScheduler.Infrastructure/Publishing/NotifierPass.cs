using System.Globalization;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>
/// Delivers what waits for one notifier. What fails comes again after one minute, then two, four … up to half an hour, and behind what has failed less
/// often. A day after it was written it is given up. A notifier that is down is left alone until then, and admins are told once a day.
/// </summary>
public sealed class NotifierPass(
    INotifier notifier, IReadOnlyCollection<string> allNotifiers, IDbContextFactory<SchedulerDbContext> contexts, IPublishingStore store, TimeProvider time, ILogger<NotifierPass> logger)
{
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(1);
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);

    /// <summary>How long a notification waits before admins hear that its way is down.</summary>
    public static readonly TimeSpan TellAfter = TimeSpan.FromHours(1);

    private const int Batch = 100;

    // Forgotten with the process: a new start tries at once.
    private DateTimeOffset _downUntil;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() < _downUntil) return;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await FindWaitingAsync(db, cancellationToken);
        foreach (var (notification, delivery) in waiting)
        {
            try
            {
                await notifier.NotifyAsync(notification, cancellationToken);
                delivery.EndedAt = time.GetUtcNow();
            }
            catch (NotifierDownException down)
            {
                PutOff(notification, delivery, down);
                await PauseAsync(waiting, down, delivery.NextTryAt!.Value, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                break;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                PutOff(notification, delivery, e);
            }
            await db.SaveChangesAsync(cancellationToken);
        }
        await CompleteAsync(db, cancellationToken);
    }

    private static TimeSpan PauseAfter(int tries) => tries > 5 ? LongestPause : TimeSpan.FromMinutes(1 << (tries - 1));

    // What has failed less often goes first: a message that brings its server down each time stands in nobody's way.
    private async Task<List<(Notification Notification, NotificationDelivery Delivery)>> FindWaitingAsync(SchedulerDbContext db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var name = notifier.Name;
        var found = await (
            from notification in db.Notifications
            where notification.DeliveredAt == null
            join row in db.NotificationDeliveries.Where(one => one.Notifier == name) on notification.Id equals row.NotificationId into rows
            from row in rows.DefaultIfEmpty()
            where row == null || (row.EndedAt == null && (row.NextTryAt == null || row.NextTryAt <= now))
            orderby row == null ? 0 : row.Tries, notification.CreatedAt
            select new { notification, row }).Take(Batch).ToListAsync(cancellationToken);
        return [.. found.Select(one => (one.notification, one.row ?? Begin(db, one.notification)))];
    }

    private NotificationDelivery Begin(SchedulerDbContext db, Notification notification) =>
        db.NotificationDeliveries.Add(new NotificationDelivery { NotificationId = notification.Id, Notifier = notifier.Name }).Entity;

    private void PutOff(Notification notification, NotificationDelivery delivery, Exception reason)
    {
        var now = time.GetUtcNow();
        delivery.Tries++;
        delivery.NextTryAt = now + PauseAfter(delivery.Tries);
        if (now - notification.CreatedAt < GiveUpAfter)
        {
            // The message alone: a library's exception may quote what was in its hands.
            logger.LogWarning("{Notifier}: notification {Id} was not delivered, the next try is at {At:O}: {Problem}", notifier.Name, notification.Id, delivery.NextTryAt, Describe(reason));
            return;
        }
        GiveUp(notification, delivery, Describe(reason));
    }

    private void GiveUp(Notification notification, NotificationDelivery delivery, string problem)
    {
        delivery.EndedAt = time.GetUtcNow();
        delivery.GaveUp = true;
        logger.LogError("{Notifier}: notification {Id} of {CreatedAt:O} is given up: {Problem}", notifier.Name, notification.Id, notification.CreatedAt, problem);
    }

    private async Task PauseAsync(List<(Notification Notification, NotificationDelivery Delivery)> waiting, NotifierDownException down, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        _downUntil = until;
        foreach (var (notification, delivery) in waiting.Where(one => one.Delivery.EndedAt is null && now - one.Notification.CreatedAt >= GiveUpAfter)) GiveUp(notification, delivery, down.Message);
        var oldest = waiting.Min(one => one.Notification.CreatedAt);
        if (now - oldest >= TellAfter && !await WasToldAsync(now, cancellationToken))
        {
            await store.TellAdminsAsync(new Reason(down.Notice, [Math.Floor((now - oldest).TotalHours).ToString(CultureInfo.InvariantCulture), .. down.Values]), now, cancellationToken);
        }
    }

    private async Task<bool> WasToldAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var since = now.AddDays(-1);
        var told = await db.Notifications.Where(one => one.SchoolId == Guid.Empty && one.CreatedAt > since).Select(one => one.Message).ToListAsync(cancellationToken);
        return told.Exists(one => one.Code.StartsWith("NotifyMailDown", StringComparison.Ordinal));
    }

    // By all ways that there are now: one that was switched off holds nothing open.
    private async Task CompleteAsync(SchedulerDbContext db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var count = allNotifiers.Count;
        await db.Notifications
            .Where(one => one.DeliveredAt == null && db.NotificationDeliveries.Count(row => row.NotificationId == one.Id && row.EndedAt != null && allNotifiers.Contains(row.Notifier)) == count)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.DeliveredAt, now), cancellationToken);
    }

    private static string Describe(Exception reason) => reason is NotifierDownException or NotificationUndeliveredException ? reason.Message : reason.GetType().Name;
}
