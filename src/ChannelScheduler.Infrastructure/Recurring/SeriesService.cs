using ChannelScheduler.Infrastructure.Publishing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Recurring;

/// <summary>Looks every few minutes which series have a day to be made. A new or changed one is made at once, by the request that changed it.</summary>
public sealed class SeriesService(SeriesMaker maker, SeriesOrphans orphans, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<SeriesService> logger)
    : PeriodicService(time, lifetime, logger)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(10);

    protected override async Task PassAsync(CancellationToken cancellationToken)
    {
        await StepAsync(maker.MakeDueAsync, cancellationToken);
        await StepAsync(orphans.TellAsync, cancellationToken);
    }

    public override TimeSpan Every => LookEvery;
}
