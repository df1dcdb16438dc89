using ChannelScheduler.Sandbox.Max;
using ChannelScheduler.Sandbox.Vk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChannelScheduler.Sandbox;

/// <summary>Registration of the sandbox.</summary>
public static class SandboxServices
{
    /// <summary>Adds both networks, the faults, the request log and the store. A registered <see cref="TimeProvider"/> is used.</summary>
    public static IServiceCollection AddSandbox(this IServiceCollection services, SandboxOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<SandboxFaults>();
        services.AddSingleton<SandboxRequestLog>();
        services.AddSingleton<SandboxStore>();
        services.AddSingleton<HttpFaults>();
        return services.AddMaxSandbox().AddVkSandbox();
    }
}
