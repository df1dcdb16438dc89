using ChannelScheduler.Core.Bots;
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
    private static readonly TimeSpan BrokenHooksEvery = TimeSpan.FromMinutes(1);

    /// <summary>Looked after in one pass, three calls each: what else a pass does must not wait for a thousand bots.</summary>
    private const int MostHooks = 20;

    private readonly Dictionary<Guid, (Task Task, CancellationTokenSource Stop)> _listeners = [];
    private readonly Dictionary<Guid, DateTimeOffset> _hooksKept = [];

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
        if (options.Value.Events == BotEvents.Webhook)
        {
            // One whose token can't be read must not keep the others from being called.
            foreach (var bot in bots.Where(IsHookDue).OrderBy(LastKept).Take(MostHooks).ToList()) await StepAsync(token => KeepAsync(bot, token), cancellationToken);
            return;
        }
        foreach (var bot in bots.Where(one => !_listeners.TryGetValue(one.Id, out var running) || running.Task.IsCompleted))
        {
            await EndAsync(bot.Id);
            var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _listeners[bot.Id] = (Task.Run(() => listener.ListenAsync(bot.Id, stop.Token), CancellationToken.None), stop);
        }
    }

    private DateTimeOffset LastKept(SchoolBot bot) => _hooksKept.GetValueOrDefault(bot.Id, DateTimeOffset.MinValue);

    private bool IsHookDue(SchoolBot bot) => Time.GetUtcNow() - LastKept(bot) >= (bot.Problem is null ? HooksEvery : BrokenHooksEvery);

    private async Task KeepAsync(SchoolBot bot, CancellationToken cancellationToken)
    {
        _hooksKept[bot.Id] = Time.GetUtcNow();
        await hooks.KeepAsync(bot, cancellationToken);
    }

    private async Task EndAsync(Guid botId)
    {
        if (!_listeners.Remove(botId, out var running)) return;
        await running.Stop.CancelAsync();
        await running.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (running.Task.Exception is { } exception) logger.LogError(exception, "The listener of the bot {Bot} had failed", botId);
        running.Stop.Dispose();
    }
}
