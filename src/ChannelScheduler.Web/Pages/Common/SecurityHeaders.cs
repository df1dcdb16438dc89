using ChannelScheduler.Web.Islands;

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
            // The dashboard has set its own by now, and the sandbox's readers stand outside.
            if (!context.Request.Path.StartsWithSegments("/sandbox") && headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = context.GetEndpoint()?.Metadata.GetMetadata<IslandPolicy>() is null ? Policy : Policy + IslandPolicy.More;
            return Task.CompletedTask;
        });
        return next(context);
    });
}
