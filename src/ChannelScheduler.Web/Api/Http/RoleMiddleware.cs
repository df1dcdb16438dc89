namespace ChannelScheduler.Web.Api.Http;

/// <summary>
/// Every API route's role check, before the body is read: default deny, and nobody learns what is wrong with a request that they may not make.
/// </summary>
internal sealed class RoleMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is RouteEndpoint route && context.Request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase))
        {
            var roles = route.Metadata.GetMetadata<AllowedRoles>()?.Roles ?? [];
            if (!context.RequestServices.GetRequiredService<Actor>().HasAny(roles)) throw new ApiException(StatusCodes.Status403Forbidden, "RoleNeeded");
        }
        await next(context);
    }
}
