using System.Globalization;
using ChannelScheduler.Core.Publishing;
using Quartz;

namespace ChannelScheduler.Infrastructure.Clock;

/// <summary>
/// <see cref="IAlarmClock"/> on Quartz.NET: a one-shot trigger per distinct millisecond, named by it, all of them for <see cref="AlarmJob"/>.
/// </summary>
/// <seealso href="https://www.quartz-scheduler.net/documentation/"/>
public sealed class QuartzAlarmClock(ISchedulerFactory schedulers, TimeProvider time) : IAlarmClock
{
    public async Task RingAtAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);

        // Rounded up: a ring before the instant would find nothing due.
        var milliseconds = (instant.UtcTicks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond;
        var start = new DateTimeOffset(milliseconds, TimeSpan.Zero);
        var now = time.GetUtcNow();

        var trigger = TriggerBuilder.Create(time)
            .WithIdentity(start.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), AlarmJob.Key.Group)
            .ForJob(AlarmJob.Key)
            // An old start would count as a misfire and wait for the misfire pass; from now on it is simply due.
            .StartAt(start > now ? start : now)
            .WithSimpleSchedule(schedule => schedule.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
            .Build();

        // Keep decides under the store's lock: two callers asking for one instant make one alarm.
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.Keep, cancellationToken);
    }
}
