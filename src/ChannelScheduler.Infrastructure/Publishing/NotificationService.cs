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
        _loops = [.. all.Select(one => new Loop(one.Name, new NotifierPass(one, names, contexts, store, time, loggers.CreateLogger<NotifierPass>()), options, time, lifetime, loggers.CreateLogger<NotificationService>()))];
    }

    /// <summary>One for each way of telling people.</summary>
    public IReadOnlyList<PeriodicService> Loops => _loops;

    public Task StartAsync(CancellationToken cancellationToken) => Task.WhenAll(_loops.Select(loop => loop.StartAsync(cancellationToken)));

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_loops.Select(loop => loop.StopAsync(cancellationToken)));

    public void Dispose() => _loops.ForEach(loop => loop.Dispose());

    private sealed class Loop(string notifier, NotifierPass pass, PublishingOptions options, TimeProvider time, IHostApplicationLifetime lifetime, ILogger logger) : PeriodicService(time, lifetime, logger)
    {
        public override string Name => $"{nameof(NotificationService)}.{notifier}";

        public override TimeSpan Every => options.SweepInterval;

        protected override Task PassAsync(CancellationToken cancellationToken) => pass.RunAsync(cancellationToken);
    }
}
