using ChannelScheduler.Core.Publishing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>Runs the read-backs apart from the sweep, so that a slow network holds up nothing else.</summary>
public sealed class DoubtResolverService(DoubtResolver resolver, PublishingOptions options, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<DoubtResolverService> logger)
    : PeriodicService(time, lifetime, logger)
{
    protected override Task PassAsync(CancellationToken cancellationToken) => resolver.ResolveDueAsync(cancellationToken);

    // No slower than the grace between two reads, or a doubt would last longer than it has to.
    public override TimeSpan Every => TimeSpan.FromTicks(Math.Min(options.SweepInterval.Ticks, options.FirstReadBackAfter.Ticks));
}
