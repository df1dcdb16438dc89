using Microsoft.AspNetCore.Routing;

namespace ChannelScheduler.Sandbox;

/// <summary>HTTP addresses of the VK stand-in.</summary>
public static class VkSandboxEndpoints
{
    public static IEndpointRouteBuilder MapVkSandbox(this IEndpointRouteBuilder app, string prefix) => app;
}
