using ChannelScheduler.Sandbox.Vk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Sandbox;

/// <summary>HTTP addresses of the VK stand-in.</summary>
public static class VkSandboxEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    /// <summary>Maps <c>{prefix}/method/…</c>, <c>{prefix}/upload/…</c> and <c>{prefix}/photo/…</c>.</summary>
    public static IEndpointRouteBuilder MapVkSandbox(this IEndpointRouteBuilder app, string prefix)
    {
        app.MapMethods(prefix + "/method/{name}", Methods, context =>
            context.RequestServices.GetRequiredService<VkMethodHandler>().HandleAsync(context, BaseUrl(context, prefix)));
        app.MapPost(prefix + "/upload/{ticket}", context =>
            context.RequestServices.GetRequiredService<VkUploadHandler>().HandleAsync(context));
        app.MapGet(prefix + "/photo/{file}", PhotoAsync);
        return app;
    }

    private static string BaseUrl(HttpContext context, string prefix) =>
        $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{prefix}";

    private static async Task PhotoAsync(HttpContext context)
    {
        var world = context.RequestServices.GetRequiredService<VkWorld>();
        if (world.FindFile((string)context.GetRouteValue("file")!) is not { } file)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await SandboxFileResponse.WriteAsync(context, file);
    }
}
