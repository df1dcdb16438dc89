using System.Globalization;
using ChannelScheduler.Sandbox.Max;
using ChannelScheduler.Sandbox.Vk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Sandbox;

/// <summary>Control calls of the sandbox: faults, channels, posts and the log of send requests.</summary>
public static class SandboxControlEndpoints
{
    /// <summary>Maps <c>{prefix}/_sandbox/…</c>.</summary>
    public static IEndpointRouteBuilder MapSandboxControl(this IEndpointRouteBuilder app, string prefix)
    {
        var root = prefix + "/_sandbox";
        app.MapGet(root + "/faults", Context(c => Faults(c).List()));
        app.MapPost(root + "/faults", AddFaultAsync);
        app.MapDelete(root + "/faults", Context(c =>
        {
            Faults(c).Clear();
            return Faults(c).List();
        }));
        app.MapGet(root + "/channels", Context(c => Worlds(c).SelectMany(w => w.Channels().Select(x => Describe(w, x))).ToList()));
        app.MapPost(root + "/channels", AddChannelAsync);
        app.MapGet(root + "/posts", OfChannel((_, world, channel) => world.Posts(channel)));
        app.MapGet(root + "/requests", OfChannel((context, world, channel) =>
        {
            var sends = context.RequestServices.GetRequiredService<SandboxRequestLog>().Sends(world.Network, channel);
            return new { count = sends.Count, receivedAt = sends.Select(s => s.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)) };
        }));
        return app.MapVkControl(prefix).MapMaxControl(prefix);
    }

    private static Task AddFaultAsync(HttpContext context) => ControlCall.RunAsync<Fault>(context, fault =>
    {
        Faults(context).Add(fault);
        return Faults(context).List();
    });

    private static Task AddChannelAsync(HttpContext context) => ControlCall.RunAsync<SandboxChannelRequest>(context, request =>
    {
        var world = Worlds(context).FirstOrDefault(w => w.Network == request.Network)
            ?? throw new ArgumentException($"network must be 'max' or 'vk', not '{request.Network}'");
        return Describe(world, world.CreateChannel(request));
    });

    private static object Describe(ISandboxWorld world, ReaderChannel channel) => new
    {
        network = world.Network,
        channel.ExternalId,
        channel.Handle,
        channel.Title,
        @public = channel.IsPublic,
        channel.Link,
        tokens = world.Tokens(channel.ExternalId),
    };

    private static RequestDelegate Context(Func<HttpContext, object> answer) =>
        context => context.Response.WriteAsJsonAsync(answer(context), SandboxJson.Options);

    // A misspelt channel must not look like an empty one: a test would pass for the wrong reason.
    private static RequestDelegate OfChannel(Func<HttpContext, ISandboxWorld, string, object> answer) => async context =>
    {
        var (network, channel) = (Query(context, "network"), Query(context, "channel"));
        var world = Worlds(context).FirstOrDefault(w => w.Network == network && w.Channels().Any(c => c.ExternalId == channel));
        context.Response.StatusCode = world is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        await context.Response.WriteAsJsonAsync(
            world is null ? new { error = $"no channel '{channel}' in network '{network}'" } : answer(context, world, channel), SandboxJson.Options);
    };

    private static string Query(HttpContext context, string name) => context.Request.Query[name].ToString();

    private static SandboxFaults Faults(HttpContext context) => context.RequestServices.GetRequiredService<SandboxFaults>();

    private static IEnumerable<ISandboxWorld> Worlds(HttpContext context) => context.RequestServices.GetServices<ISandboxWorld>();
}
