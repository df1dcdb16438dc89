using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>
/// Asks each live network for its time, at the start and then now and again: a clock that is wrong is noticed before something goes out by it,
/// and one that was put right lets publishing go on. An admin is told once for each time that it goes wrong.
/// </summary>
public sealed class ClockWatchService(
    IDbContextFactory<SchedulerDbContext> contexts, ChannelPublishers publishers, ChannelAccessProvider access, INetworkClock networkClock, ClockWatch watch, PublishingSignal signal, TimeProvider time,
    IHostApplicationLifetime lifetime, ILogger<ClockWatchService> logger)
    : PeriodicService(time, lifetime, logger)
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    /// <summary>Publishing waits for the first answers, but not for long: a network that is down must not stop the other one.</summary>
    private static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(60);
    private DateTimeOffset? _asked;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        networkClock.AwaitCheck();
        return base.StartAsync(cancellationToken);
    }

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await AskAllAsync(cancellationToken);
        }
        finally
        {
            networkClock.CheckDone();
            // What waited for the answers may go now.
            signal.Set();
        }

        await watch.WatchAsync(cancellationToken);
    }

    // Every answer to a send also tells the time, so the admins may have to be told between two questions.
    protected override Task PassAsync(CancellationToken cancellationToken)
    {
        var isTime = networkClock.IsOff || _asked is null || Time.GetUtcNow() - _asked.Value >= AskEvery;
        if (!isTime) return watch.WatchAsync(cancellationToken);
        _asked = Time.GetUtcNow();
        return CheckAsync(cancellationToken);
    }

    public override TimeSpan Every => LookEvery;

    private async Task AskAllAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(CheckTimeout, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            foreach (var network in Enum.GetValues<Network>()) await AskAsync(db, network, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("The networks did not tell their time within {Timeout}", CheckTimeout);
        }
    }

    // Any answer carries the network's time, also a refusal; what the check itself says is the doctor's business.
    private async Task AskAsync(SchedulerDbContext db, Network network, CancellationToken cancellationToken)
    {
        var channel = await db.Channels.AsNoTracking().Include(one => one.Tokens)
            .Where(one => one.Network == network && one.Environment == ChannelEnvironment.Live && one.DeliveryMode == DeliveryMode.Api)
            .OrderBy(one => one.Id).FirstOrDefaultAsync(cancellationToken);
        if (channel is null) return;
        try
        {
            await publishers.For(channel).CheckAsync(access.Open(channel), cancellationToken);
        }
        catch (SecretUnreadableException e)
        {
            logger.LogWarning(e, "The time of {Network} can't be asked", network);
        }
    }
}
