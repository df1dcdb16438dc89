using Microsoft.AspNetCore.Routing;

namespace ChannelScheduler.Sandbox;

/// <summary>Pages that show a channel as its subscribers would see it.</summary>
public static class SandboxReaderEndpoints
{
    public static IEndpointRouteBuilder MapSandboxReader(this IEndpointRouteBuilder app, string prefix) => app;
}
