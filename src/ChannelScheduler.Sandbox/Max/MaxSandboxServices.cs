using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>Registration of the MAX stand-in.</summary>
internal static class MaxSandboxServices
{
    public static IServiceCollection AddMaxSandbox(this IServiceCollection services) => services;
}
