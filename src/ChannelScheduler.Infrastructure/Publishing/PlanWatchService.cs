using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>Looks now and again whether a school's rhythm is in danger.</summary>
public sealed class PlanWatchService(PlanWatch watch, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<PlanWatchService> logger) : PeriodicService(time, lifetime, logger)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(10);

    protected override Task PassAsync(CancellationToken cancellationToken) => watch.WatchAsync(cancellationToken);

    public override TimeSpan Every => LookEvery;
}
