namespace ChannelScheduler.Core.Publishing;

/// <summary>Hands what is due to the queue, and arms the clock for what is due soon. Called by rings and by the sweep; calling it twice does no harm.</summary>
public sealed class DueDispatcher(
    IPublishingStore store,
    IPublicationQueue queue,
    IAlarmClock clock,
    INetworkClock networkClock,
    PublishingOptions options,
    TimeProvider time) : IAlarmListener
{
    // Longer than a healthy queue needs, short enough that a lost job is handed over again soon.
    private static readonly TimeSpan QueueVisibility = TimeSpan.FromMinutes(1);
    private const int Batch = 100;

    public async Task<int> DispatchDueAsync(CancellationToken cancellationToken)
    {
        if (networkClock.IsOff) return 0;
        var dispatched = 0;
        while (true)
        {
            var now = time.GetUtcNow();
            var ids = await store.TakeDueAsync(now, now + QueueVisibility, Batch, cancellationToken);
            foreach (var id in ids) await queue.EnqueueAsync(id, cancellationToken);
            dispatched += ids.Count;
            if (ids.Count < Batch) return dispatched;
        }
    }

    /// <summary>Arms every instant within the horizon; the cost does not grow with what lies further ahead.</summary>
    public async Task ArmAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var instant in await store.ReadyInstantsAsync(now, now + options.ArmingHorizon, cancellationToken))
        {
            await clock.RingAtAsync(instant, cancellationToken);
        }
    }

    public Task OnRingAsync(CancellationToken cancellationToken) => DispatchDueAsync(cancellationToken);
}
