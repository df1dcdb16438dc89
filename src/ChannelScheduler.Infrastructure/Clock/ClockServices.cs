using ChannelScheduler.Core.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace ChannelScheduler.Infrastructure.Clock;

public static class ClockServices
{
    /// <summary>
    /// Registers <see cref="IAlarmClock"/> on Quartz with its alarms in memory: after a restart they are asked for anew from the database.
    /// The caller registers <see cref="IAlarmListener"/>.
    /// </summary>
    public static IServiceCollection AddQuartzAlarmClock(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddQuartz(quartz =>
        {
            quartz.UseInMemoryStore();
            quartz.AddJob<AlarmJob>(job => job.WithIdentity(AlarmJob.Key).StoreDurably());
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddSingleton<IAlarmClock, QuartzAlarmClock>();
        return services;
    }
}
