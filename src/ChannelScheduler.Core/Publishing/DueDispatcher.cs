using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Core.Publishing;

/// <summary>Hands what is due to the queue, and arms the clock for what is due soon. Called by rings and by the sweep; calling it twice does no harm.</summary>
public sealed class DueDispatcher(
    IPublishingStore store,
    IPublicationQueue queue,
    IAlarmClock clock,
    INetworkClock networkClock,
    PublishingOptions options,
    TimeProvider time,
    ILogger<DueDispatcher> logger) : IAlarmListener
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
            var queued = 0;
            foreach (var id in ids) queued += await TryEnqueueAsync(id, cancellationToken) ? 1 : 0;
            dispatched += queued;
            if (queued < Batch) return dispatched;
        }
    }

    // A queue that fails for one must not keep the others of its batch waiting until their mark runs out.
    private async Task<bool> TryEnqueueAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await queue.EnqueueAsync(id, cancellationToken);
            return true;
        }
        catch (Exception e)
        {
            logger.LogError(e, "Publication {PublicationId} could not be queued; the next pass tries again", id);
            await store.PutBackAsync(id, CancellationToken.None);
            return false;
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
