namespace ChannelScheduler.Web.Pages.Common;

/// <summary>What a browser may do with our pages: our own files only, no frames, no guessing of types.</summary>
internal static class SecurityHeaders
{
    // data: is the picture of the second factor's code.
    private const string Policy = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            // The dashboard and the sandbox's readers are pages of their own with policies of their own.
            if (!HasOwnPolicy(context.Request.Path) && headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = Policy;
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static bool HasOwnPolicy(PathString path) => path.StartsWithSegments("/hangfire") || path.StartsWithSegments("/sandbox");
}
