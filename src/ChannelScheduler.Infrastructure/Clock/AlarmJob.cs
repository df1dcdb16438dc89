using ChannelScheduler.Core.Publishing;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ChannelScheduler.Infrastructure.Clock;

/// <summary>The one job behind every alarm: it calls the listener and carries no data.</summary>
public sealed class AlarmJob(IAlarmListener listener, ILogger<AlarmJob> logger) : IJob
{
    public static readonly JobKey Key = new("ring", "alarms");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await listener.OnRingAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The program stops; what is due waits in the database for the next start.
        }
        catch (Exception exception)
        {
            // A failed ring is not rung again: the sweep comes by within seconds, and Quartz must not see a failing trigger.
            logger.LogError(exception, "The ring of alarm {Alarm} failed; the sweep dispatches what it missed", context.Trigger.Key.Name);
        }
    }
}
