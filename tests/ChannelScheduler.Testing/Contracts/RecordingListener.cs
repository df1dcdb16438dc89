using System.Collections.Concurrent;
using System.Threading.Channels;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Testing.Contracts;

/// <summary>Notes when each ring came, and can be told to throw.</summary>
public sealed class RecordingListener(TimeProvider time) : IAlarmListener
{
    private readonly ConcurrentQueue<DateTimeOffset> _rings = new();
    private readonly Channel<DateTimeOffset> _rung = Channel.CreateUnbounded<DateTimeOffset>();

    public Func<int, Exception?> Failure { get; set; } = _ => null;

    public IReadOnlyList<DateTimeOffset> Rings => [.. _rings];

    public Task OnRingAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        _rings.Enqueue(now);
        var number = _rings.Count;
        _rung.Writer.TryWrite(now);
        return Failure(number) is { } failure ? Task.FromException(failure) : Task.CompletedTask;
    }

    /// <summary>Waits until this many more rings have come.</summary>
    /// <exception cref="TimeoutException">They did not come within the deadline.</exception>
    public async Task WaitAsync(int count, TimeSpan deadline)
    {
        using var cancel = new CancellationTokenSource(deadline);
        for (var i = 0; i < count; i++)
        {
            try
            {
                await _rung.Reader.ReadAsync(cancel.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"{i} of {count} rings came within {deadline}.");
            }
        }
    }
}
