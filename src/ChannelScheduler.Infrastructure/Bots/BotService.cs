using System.Collections.Concurrent;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>Keeps one listener, or one web hook, for each bot that is turned on; closes what was decided elsewhere, and tells authors what came out.</summary>
public sealed class BotService(
    IDbContextFactory<SchedulerDbContext> contexts, BotListener listener, BotHooks hooks, BotClosing closing, BotNews news, IOptions<BotOptions> options, PublishingOptions publishing,
    TimeProvider time, IHostApplicationLifetime lifetime, ILogger<BotService> logger) : PeriodicService(time, lifetime, logger)
{
    private static readonly TimeSpan HooksEvery = TimeSpan.FromMinutes(10);

    private readonly Dictionary<Guid, (Task Task, CancellationTokenSource Stop)> _listeners = [];
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _hooksKept = new();

    public override TimeSpan Every => publishing.SweepInterval;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        foreach (var id in _listeners.Keys.ToList()) await EndAsync(id);
    }

    protected override async Task PassAsync(CancellationToken cancellationToken)
    {
        await StepAsync(ListenAsync, cancellationToken);
        await StepAsync(closing.RunAsync, cancellationToken);
        await StepAsync(news.RunAsync, cancellationToken);
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var bots = await db.Bots.AsNoTracking().ToListAsync(cancellationToken);
        foreach (var gone in _listeners.Keys.Except(bots.Select(one => one.Id)).ToList()) await EndAsync(gone);
        foreach (var bot in bots)
        {
            if (options.Value.Events == BotEvents.Webhook)
            {
                if (_hooksKept.TryGetValue(bot.Id, out var last) && bot.Problem is null && Time.GetUtcNow() < last + HooksEvery) continue;
                await hooks.KeepAsync(bot, cancellationToken);
                _hooksKept[bot.Id] = Time.GetUtcNow();
            }
            else if (!_listeners.TryGetValue(bot.Id, out var running) || running.Task.IsCompleted)
            {
                await EndAsync(bot.Id);
                await hooks.DropAsync(bot, cancellationToken);
                var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                _listeners[bot.Id] = (Task.Run(() => listener.ListenAsync(bot.Id, stop.Token), CancellationToken.None), stop);
            }
        }
    }

    private async Task EndAsync(Guid botId)
    {
        if (!_listeners.Remove(botId, out var running)) return;
        await running.Stop.CancelAsync();
        await running.Task;
        running.Stop.Dispose();
    }
}
