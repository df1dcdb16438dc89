using ChannelScheduler.Infrastructure.Publishing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Channels;

/// <summary>Looks after the channels themselves: the nightly check, tokens that run out, moderations that take too long.</summary>
public sealed class ChannelCareService(
    NightlyChecks checks, TokenExpiryWarnings expiry, ModerationReminders reminders, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<ChannelCareService> logger)
    : PeriodicService(time, lifetime, logger)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(10);

    protected override async Task PassAsync(CancellationToken cancellationToken)
    {
        await StepAsync(expiry.WarnAsync, cancellationToken);
        await StepAsync(reminders.RemindAsync, cancellationToken);
        await StepAsync(checks.RunAsync, cancellationToken);
    }

    public override TimeSpan Every => LookEvery;
}
