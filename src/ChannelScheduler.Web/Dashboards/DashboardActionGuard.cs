using Hangfire.Dashboard;

namespace ChannelScheduler.Web.Dashboards;

/// <summary>
/// Stands before every page and action of the dashboard: who only reads may ask, and change nothing. Hangfire asks the same question once more in
/// each action, but its answer to somebody who is signed in would be "sign in".
/// </summary>
/// <seealso href="https://docs.hangfire.io/en/latest/configuration/using-dashboard.html"/>
internal sealed class DashboardActionGuard : IDashboardAuthorizationFilter
{
    // Hangfire polls its counters by POST.
    public const string Counters = "/stats";

    public bool Authorize(DashboardContext context)
    {
        var http = context.GetHttpContext();
        if (DashboardVisitor.Of(http) is not { } visitor) return false;
        var method = http.Request.Method;
        // The token of a form is not asked for in a GET, and Hangfire's batch actions would take a form from one.
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method)) return !http.Request.HasFormContentType;
        return HttpMethods.IsPost(method) && (visitor.MayAct || string.Equals(http.Request.Path.Value, Counters, StringComparison.OrdinalIgnoreCase));
    }

    public static bool IsReadOnly(DashboardContext context) => DashboardVisitor.Of(context.GetHttpContext()) is not { MayAct: true };
}
