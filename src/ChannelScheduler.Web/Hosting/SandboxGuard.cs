namespace ChannelScheduler.Web.Hosting;

/// <summary>
/// The stand-ins' APIs, fault switches and phones write to disk and know no people: they are for this machine alone, also when the program listens beyond it.
/// </summary>
internal sealed class SandboxGuard(RequestDelegate next, ProxyRules proxy)
{
    public static bool IsStandIn(PathString path) =>
        IsSwitch(path) || path.StartsWithSegments("/sandbox/api", StringComparison.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        // The program itself calls the stand-ins' APIs, with their tokens; nobody has to reach the switches through a proxy.
        if (IsSwitch(context.Request.Path) ? proxy.IsSurelyLocal(context) : ProxyRules.IsLocal(context)) return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    // Who holds a phone of the sandbox presses the buttons of whoever it belongs to, a reviewer's among them.
    private static bool IsSwitch(PathString path) =>
        path.StartsWithSegments("/_sandbox", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/sandbox/people", StringComparison.OrdinalIgnoreCase);
}
