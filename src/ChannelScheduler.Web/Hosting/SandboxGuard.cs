namespace ChannelScheduler.Web.Hosting;

/// <summary>
/// The stand-ins' APIs and fault switches write to disk and know no people: they are for this machine alone, also when the program listens beyond it.
/// </summary>
internal sealed class SandboxGuard(RequestDelegate next, ProxyRules proxy)
{
    private const string Switches = "/_sandbox";

    public static bool IsStandIn(PathString path) =>
        path.StartsWithSegments(Switches, StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/sandbox/api", StringComparison.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        // The program itself calls the stand-ins' APIs, with their tokens; nobody has to reach the switches through a proxy.
        var isSwitch = context.Request.Path.StartsWithSegments(Switches, StringComparison.OrdinalIgnoreCase);
        if (isSwitch ? proxy.IsSurelyLocal(context) : ProxyRules.IsLocal(context)) return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
