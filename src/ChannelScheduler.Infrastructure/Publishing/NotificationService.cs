using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>Delivers the outbox: every notification through every notifier, oldest first, again later when one of them fails.</summary>
public sealed class NotificationService(
    IDbContextFactory<SchedulerDbContext> contexts, IEnumerable<INotifier> notifiers, PublishingOptions options, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<NotificationService> logger)
    : PeriodicService(lifetime, logger)
{
    private const int Batch = 100;

    protected override async Task PassAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await db.Notifications.Where(one => one.DeliveredAt == null).OrderBy(one => one.CreatedAt).Take(Batch).ToListAsync(cancellationToken);
        foreach (var notification in waiting)
        {
            await StepAsync(
                async token =>
                {
                    foreach (var notifier in notifiers) await notifier.NotifyAsync(notification, token);
                    notification.DeliveredAt = time.GetUtcNow();
                    await db.SaveChangesAsync(token);
                },
                cancellationToken);
        }
    }

    protected override Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(options.SweepInterval, time, cancellationToken);
}
