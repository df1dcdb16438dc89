using ChannelScheduler.Core.Publishing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>Runs the <see cref="MissDetector"/> apart from clock, queue and sweep: a fault in one must not hide a miss.</summary>
public sealed class MissDetectorService(MissDetector detector, PublishingOptions options, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<MissDetectorService> logger)
    : PeriodicService(lifetime, logger)
{
    protected override Task PassAsync(CancellationToken cancellationToken) => detector.DetectAsync(cancellationToken);

    protected override Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(options.SweepInterval, time, cancellationToken);
}
