using ChannelScheduler.Core.Publishing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>Runs the <see cref="MissDetector"/> apart from clock, queue and sweep: a fault in one must not hide a miss.</summary>
public sealed class MissDetectorService(MissDetector detector, PublishingOptions options, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<MissDetectorService> logger)
    : PeriodicService(time, lifetime, logger)
{
    protected override Task PassAsync(CancellationToken cancellationToken) => detector.DetectAsync(cancellationToken);

    public override TimeSpan Every => options.SweepInterval;
}
