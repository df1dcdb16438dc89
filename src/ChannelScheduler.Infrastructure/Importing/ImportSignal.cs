using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Infrastructure.Importing;

/// <summary>"There is an upload to work on": wakes the service. A lost one costs one interval.</summary>
public sealed class ImportSignal
{
    private readonly PublishingSignal _signal = new();

    public void Set() => _signal.Set();

    public Task WaitAsync(TimeSpan interval, TimeProvider time, CancellationToken cancellationToken) => _signal.WaitAsync(interval, time, cancellationToken);
}
