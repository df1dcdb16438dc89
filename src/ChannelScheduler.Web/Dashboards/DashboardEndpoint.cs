namespace ChannelScheduler.Web.Dashboards;

/// <summary>Puts a step of ours before Hangfire's own handling of a request.</summary>
internal static class DashboardEndpoint
{
    public static IEndpointConventionBuilder Before(this IEndpointConventionBuilder endpoints, Func<HttpContext, RequestDelegate, Task> step)
    {
        endpoints.Add(endpoint =>
        {
            var hangfire = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context => step(context, hangfire);
        });
        return endpoints;
    }
}
