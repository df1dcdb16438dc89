using ChannelScheduler.Infrastructure.Publishing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Appeals;

/// <summary>Looks after appeals: reminders, and files that are not needed any more.</summary>
public sealed class AppealService(AppealReminders reminders, AppealFileCare care, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<AppealService> logger)
    : PeriodicService(time, lifetime, logger)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromHours(1);

    public override TimeSpan Every => LookEvery;

    protected override async Task PassAsync(CancellationToken cancellationToken)
    {
        await StepAsync(reminders.RemindAsync, cancellationToken);
        await StepAsync(care.RemoveAsync, cancellationToken);
    }
}
