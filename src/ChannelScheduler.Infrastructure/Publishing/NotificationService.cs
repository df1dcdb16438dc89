using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>Delivers the outbox: every notification by every notifier, each in a loop of its own, so that a slow one delays no other.</summary>
public sealed class NotificationService : IHostedService, IDisposable
{
    private readonly List<Loop> _loops;

    public NotificationService(
        IDbContextFactory<SchedulerDbContext> contexts, IPublishingStore store, IEnumerable<INotifier> notifiers, PublishingOptions options, TimeProvider time, IHostApplicationLifetime lifetime,
        ILoggerFactory loggers)
    {
        var all = notifiers.ToList();
        var names = all.Select(one => one.Name).ToList();
        _loops = [.. all.Select(one => new Loop(new NotifierPass(one, names, contexts, store, time, loggers.CreateLogger<NotifierPass>()), options, time, lifetime, loggers.CreateLogger<NotificationService>()))];
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.WhenAll(_loops.Select(loop => loop.StartAsync(cancellationToken)));

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_loops.Select(loop => loop.StopAsync(cancellationToken)));

    public void Dispose() => _loops.ForEach(loop => loop.Dispose());

    private sealed class Loop(NotifierPass pass, PublishingOptions options, TimeProvider time, IHostApplicationLifetime lifetime, ILogger logger) : PeriodicService(lifetime, logger)
    {
        protected override Task PassAsync(CancellationToken cancellationToken) => pass.RunAsync(cancellationToken);

        protected override Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(options.SweepInterval, time, cancellationToken);
    }
}
