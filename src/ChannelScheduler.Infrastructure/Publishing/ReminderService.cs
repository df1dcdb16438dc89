using ChannelScheduler.Core.Publishing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>Looks every minute whom to remind: of what waits for approval, and of what is to be done by hand.</summary>
public sealed class ReminderService(ApprovalReminders approvals, HandReminders hands, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<ReminderService> logger)
    : PeriodicService(time, lifetime, logger)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    protected override async Task PassAsync(CancellationToken cancellationToken)
    {
        await StepAsync(approvals.RemindAsync, cancellationToken);
        await StepAsync(hands.RemindAsync, cancellationToken);
    }

    public override TimeSpan Every => LookEvery;
}
