using System.Reflection;
using System.Text.RegularExpressions;
using Hangfire.Dashboard;

namespace ChannelScheduler.Integration.Tests.Dashboards;

/// <summary>One route of the dashboard, read from Hangfire's own list, so that a route of its next version is tested as well.</summary>
/// <param name="Path">A real path: names in the pattern are filled in.</param>
internal sealed record DashboardRoute(string Path, DashboardRouteKind Kind)
{
    public static IReadOnlyList<DashboardRoute> All(string jobId)
    {
        var list = typeof(RouteCollection).GetField("_dispatchers", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(DashboardRoutes.Routes)!;
        return [.. ((IEnumerable<Tuple<string, IDashboardDispatcher>>)list).Select(one => new DashboardRoute(Fill(one.Item1, jobId), KindOf(one.Item2)))];
    }

    private static string Fill(string pattern, string jobId) =>
        Regex.Replace(pattern.Replace("(?<JobId>.+)", jobId, StringComparison.Ordinal).Replace("(?<Queue>.+)", "default", StringComparison.Ordinal), @"\[0-9\]\+", "1");

    private static DashboardRouteKind KindOf(IDashboardDispatcher dispatcher) => dispatcher.GetType().Name switch
    {
        "RazorPageDispatcher" => DashboardRouteKind.Page,
        "CombinedResourceDispatcher" or "EmbeddedResourceDispatcher" => DashboardRouteKind.File,
        "JsonStats" => DashboardRouteKind.Counters,
        // Whatever is not known to be harmless counts as an action.
        _ => DashboardRouteKind.Action,
    };
}

internal enum DashboardRouteKind
{
    Page,
    File,
    Counters,
    Action,
}
