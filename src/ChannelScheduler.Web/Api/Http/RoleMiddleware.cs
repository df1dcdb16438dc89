using ChannelScheduler.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;

namespace ChannelScheduler.Web.Api.Http;

/// <summary>
/// Every route's role check, before the body is read: default deny, and nobody learns what is wrong with a request that they may not make.
/// </summary>
internal sealed class RoleMiddleware(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is RouteEndpoint route && route.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            var allowed = route.Metadata.GetMetadata<AllowedRoles>() ?? new AllowedRoles([]);
            if (!allowed.AnySignedIn && !context.RequestServices.GetRequiredService<Actor>().HasAny(allowed.Roles)) throw new ApiException(StatusCodes.Status403Forbidden, "RoleNeeded");
            // A key has to be sent on purpose; a browser adds its cookie to what another site makes it send.
            var isBrowserWrite = SessionCookie.IsSession(context.User) && SessionCookie.IsApi(context.Request.Path) && !HttpMethods.IsGet(context.Request.Method);
            if (isBrowserWrite && !await antiforgery.IsRequestValidAsync(context)) throw new ApiException(StatusCodes.Status400BadRequest, "AntiforgeryNeeded");
        }
        await next(context);
    }
}
