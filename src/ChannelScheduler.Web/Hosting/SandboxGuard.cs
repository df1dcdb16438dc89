using System.Net;

namespace ChannelScheduler.Web.Hosting;

/// <summary>
/// The stand-ins' APIs and fault switches write to disk and know no people: they are for this machine alone, also when the program listens beyond it.
/// </summary>
internal sealed class SandboxGuard(RequestDelegate next)
{
    public static bool IsStandIn(PathString path) =>
        path.StartsWithSegments("/_sandbox", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/sandbox/api", StringComparison.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        // Behind a proxy everybody seems to come from loopback.
        var isLocal = context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !context.Request.Headers.ContainsKey("X-Forwarded-For");
        if (isLocal) return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
