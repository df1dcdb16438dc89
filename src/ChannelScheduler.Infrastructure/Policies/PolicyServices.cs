using ChannelScheduler.Core.Policies;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Infrastructure.Policies;

public static class PolicyServices
{
    /// <summary>The policies of a folder, and their watcher. Reads the folder at once: a broken file stops the start before anything else is touched.</summary>
    /// <exception cref="PolicyFileException">The folder can't be used.</exception>
    public static IServiceCollection AddPolicies(this IServiceCollection services, string directory, TimeProvider time)
    {
        var source = PolicyFolderSource.Open(directory, time);
        services.AddSingleton(new PolicyFolderOptions(directory));
        services.AddSingleton(source);
        services.AddSingleton<IPolicySource>(source);
        services.AddHostedService<PolicyFolderWatcher>();
        return services;
    }
}
