using ChannelScheduler.Infrastructure.Publishing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Importing;

/// <summary>Works on uploads beside the requests, so that nobody waits for a page. What a stop interrupted is done anew after the start.</summary>
public sealed class ImportService(ImportRunner runner, SchoolImportRunner schools, ImportSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<ImportService> logger)
    : PeriodicService(time, lifetime, logger)
{
    public override TimeSpan Every => TimeSpan.FromMinutes(1);

    protected override async Task PassAsync(CancellationToken cancellationToken)
    {
        await StepAsync(runner.RunDueAsync, cancellationToken);
        await StepAsync(schools.RunDueAsync, cancellationToken);
        await StepAsync(runner.ForgetOldAsync, cancellationToken);
        await StepAsync(schools.ForgetOldAsync, cancellationToken);
    }

    protected override Task WaitAsync(CancellationToken cancellationToken) => signal.WaitAsync(Every, Time, cancellationToken);
}
