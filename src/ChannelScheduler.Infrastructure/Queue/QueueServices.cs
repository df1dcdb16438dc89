using ChannelScheduler.Core.Publishing;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Queue;

public static class QueueServices
{
    /// <summary>
    /// Registers <see cref="IPublicationQueue"/> on Hangfire with its jobs in memory: after a restart they are made anew from the database.
    /// The caller registers <see cref="IPublicationRunner"/>; the dashboard is mapped by the web project.
    /// </summary>
    public static IServiceCollection AddHangfirePublicationQueue(this IServiceCollection services, Action<PublicationQueueOptions>? configure = null)
    {
        var options = new PublicationQueueOptions();
        configure?.Invoke(options);

        // Registered before AddHangfire, which otherwise takes them from static fields that all hosts of a process share.
        services.AddSingleton<JobStorage>(_ => new InMemoryStorage());
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire((provider, hangfire) => hangfire
            .UseLogProvider(new HostLogProvider(provider.GetRequiredService<ILoggerFactory>()))
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = options.WorkerCount;
            server.ShutdownTimeout = options.ShutdownTimeout;
        });
        services.Configure<HostOptions>(host => host.ShutdownTimeout = options.ShutdownTimeout + TimeSpan.FromSeconds(5));
        services.AddSingleton<IPublicationQueue, HangfirePublicationQueue>();
        return services;
    }
}
