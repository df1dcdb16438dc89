using System.Collections.Concurrent;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Testing.Publishing;

/// <summary>Keeps what was enqueued until the test runs it: doubled, dropped or in another order, as the test likes.</summary>
public sealed class InlineQueue : IPublicationQueue
{
    public ConcurrentQueue<Guid> Waiting { get; } = new();

    public bool IsBroken { get; set; }

    public Task EnqueueAsync(Guid publicationId, CancellationToken cancellationToken)
    {
        if (IsBroken) throw new InvalidOperationException("The queue is broken.");
        Waiting.Enqueue(publicationId);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Guid>> WaitingForPersonAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Guid>>([]);

    public Task ForgetAsync(Guid publicationId, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Remembers the instants that were asked for; the test moves the time and rings.</summary>
public sealed class RecordingClock : IAlarmClock
{
    public ConcurrentDictionary<DateTimeOffset, bool> Asked { get; } = new();

    public Task RingAtAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        Asked[instant] = true;
        return Task.CompletedTask;
    }
}
