namespace ChannelScheduler.Web.Dashboards;

/// <summary>
/// What the dashboard's pages say beyond SecurityHeaders. Its pages are Hangfire's, not ours: scripts and style sheets come from files, yet state cards carry a style
/// attribute that is empty (its hash is that of nothing), and the icon is an empty data address. The one form is our search.
/// </summary>
internal static class DashboardHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-hashes' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; font-src 'self'; img-src data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static IEndpointConventionBuilder WithDashboardHeaders(this IEndpointConventionBuilder endpoints) => endpoints.Before((context, hangfire) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return hangfire(context);
    });
}
