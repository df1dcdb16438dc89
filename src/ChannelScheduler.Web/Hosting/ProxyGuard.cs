using ChannelScheduler.Web.Api.Http;

namespace ChannelScheduler.Web.Hosting;

/// <summary>Where a proxy does TLS, what comes past it, or came to it in the clear, is refused: keys and sign-in cookies don't cross a network readable.</summary>
internal sealed class ProxyGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var mayPass = context.Request.IsHttps || ProxyRules.IsLocal(context) || context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);
        return mayPass ? next(context) : throw new ApiException(StatusCodes.Status400BadRequest, "NotThroughProxy");
    }
}
