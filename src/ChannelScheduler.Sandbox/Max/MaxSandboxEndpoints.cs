using Microsoft.AspNetCore.Routing;

namespace ChannelScheduler.Sandbox;

/// <summary>HTTP addresses of the MAX stand-in.</summary>
public static class MaxSandboxEndpoints
{
    public static IEndpointRouteBuilder MapMaxSandbox(this IEndpointRouteBuilder app, string prefix) => app;
}
