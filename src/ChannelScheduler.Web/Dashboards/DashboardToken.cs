using ChannelScheduler.Web.Api.Http;
using Microsoft.AspNetCore.Antiforgery;

namespace ChannelScheduler.Web.Dashboards;

/// <summary>
/// A page that was opened before somebody signed in anew has an old token. Hangfire would answer a bare 403, which reads like a missing role; this says what to do.
/// </summary>
internal static class DashboardToken
{
    public static IEndpointConventionBuilder WithFreshToken(this IEndpointConventionBuilder endpoints) => endpoints.Before(async (context, hangfire) =>
    {
        // Who may not act hears that, whatever the token.
        var mayPost = HttpMethods.IsPost(context.Request.Method) && (DashboardVisitor.Of(context) is { MayAct: true } || context.Request.Path == JobDashboard.Path + DashboardActionGuard.Counters);
        if (mayPost && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context)) throw new ApiException(StatusCodes.Status403Forbidden, "DashboardStale");
        await hangfire(context);
    });
}
