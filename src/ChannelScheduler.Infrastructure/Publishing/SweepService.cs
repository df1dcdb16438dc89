using ChannelScheduler.Core.Publishing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>
/// Looks at the rows themselves, every interval and after each change: what a lost ring, a lost job or a dead worker left behind is picked up here.
/// </summary>
public sealed class SweepService(
    LeaseRecovery recovery, ChannelRelease release, SettledJobs settled, DueDispatcher dispatcher, PublishingSignal signal, PublishingOptions options, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<SweepService> logger)
    : PeriodicService(time, lifetime, logger)
{
    protected override async Task PassAsync(CancellationToken cancellationToken)
    {
        await StepAsync(recovery.RecoverAsync, cancellationToken);
        await StepAsync(release.ReleaseForgottenAsync, cancellationToken);
        // Before the dispatch: a try that a person asked for, and that fails again at once, is not to be taken for the old one.
        await StepAsync(settled.ForgetAsync, cancellationToken);
        await StepAsync(dispatcher.DispatchDueAsync, cancellationToken);
        await StepAsync(dispatcher.ArmAsync, cancellationToken);
    }

    public override TimeSpan Every => options.SweepInterval;

    protected override Task WaitAsync(CancellationToken cancellationToken) => signal.WaitAsync(Every, Time, cancellationToken);
}
