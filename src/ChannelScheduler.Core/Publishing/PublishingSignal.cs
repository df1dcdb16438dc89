using System.Threading.Channels;

namespace ChannelScheduler.Core.Publishing;

/// <summary>"Something changed, look now": wakes the sweep after a commit. Signals that come together wake it once; a lost one costs one interval.</summary>
public sealed class PublishingSignal
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _channel.Writer.TryWrite(true);

    /// <summary>Returns at the next signal, or after the interval.</summary>
    public async Task WaitAsync(TimeSpan interval, TimeProvider time, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var signalled = _channel.Reader.ReadAsync(stop.Token).AsTask();
        await Task.WhenAny(signalled, Task.Delay(interval, time, stop.Token));
        await stop.CancelAsync();
        // The reader has to be over before the next wait, else it would swallow that one's signal.
        await signalled.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
