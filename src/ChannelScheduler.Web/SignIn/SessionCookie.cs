using System.Security.Claims;
using ChannelScheduler.Infrastructure.Identity;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.SignIn;

/// <summary>
/// The session of a browser. Its cookie says who; what they may do is read with every request, so that a role that is taken away, a person who is shut
/// out or a session that is ended counts at once, also on a page that is open.
/// </summary>
internal static class SessionCookie
{
    private const string StampClaim = "stamp";
    private const string SessionClaim = "session";

    /// <summary>A school computer is shared: a session ends with the browser, or after this time without a click.</summary>
    private static readonly TimeSpan IdleTime = TimeSpan.FromHours(8);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "ChannelScheduler";
        options.Cookie.HttpOnly = true;
        // A link from a letter opens the page signed in; another site's form does not.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = IdleTime;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = ChallengeAsync;
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    public static bool IsApi(PathString path) => path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/metrics", StringComparison.OrdinalIgnoreCase);

    public static bool IsSession(ClaimsPrincipal principal) => principal.Identity?.AuthenticationType == IdentityConstants.ApplicationScheme;

    /// <summary>What the cookie holds: whose session it is, which of theirs, and the stamp that a password change or "end all sessions" renews.</summary>
    public static ClaimsPrincipal PrincipalOf(Account account) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()), new Claim(StampClaim, account.SecurityStamp ?? ""), new Claim(SessionClaim, Guid.NewGuid().ToString())], IdentityConstants.ApplicationScheme));

    /// <summary>Tells one session of a person from another; null for a program, and for a cookie from before there were such marks.</summary>
    public static string? MarkOf(ClaimsPrincipal principal) => principal.FindFirstValue(SessionClaim);

    /// <summary>Who they are and what they may do now; null when the session is over.</summary>
    public static async Task<ClaimsPrincipal?> ReadAsync(SchedulerDbContext db, EndedSessions ended, ClaimsPrincipal cookie, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(cookie.FindFirstValue(ClaimTypes.NameIdentifier), out var id) || ended.Has(MarkOf(cookie))) return null;
        var stamp = await db.Accounts.Where(one => one.Id == id).Select(one => one.SecurityStamp).SingleOrDefaultAsync(cancellationToken);
        var user = await db.Users.AsNoTracking().Include(one => one.Memberships).SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (user is not { DisabledAt: null } || stamp is null || stamp != cookie.FindFirstValue(StampClaim)) return null;
        return new ClaimsPrincipal(new ClaimsIdentity([.. Actor.ClaimsOf(user, now), new Claim(StampClaim, stamp), .. cookie.FindAll(SessionClaim)], IdentityConstants.ApplicationScheme));
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        await using var db = await services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync(context.HttpContext.RequestAborted);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (await ReadAsync(db, services.GetRequiredService<EndedSessions>(), context.Principal!, now, context.HttpContext.RequestAborted) is { } principal)
        {
            context.ReplacePrincipal(principal);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private static async Task ChallengeAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (IsApi(http.Request.Path))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }
        else if (HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType)
        {
            // The session ended in mid-form: what was typed goes through the sign-in page and on. A form of another site comes without the cookie, too,
            // and must not be armed by it.
            var carried = IsOurOwn(http.Request) ? CarriedForm.Of(http.Request.Path, await http.Request.ReadFormAsync(http.RequestAborted)) : null;
            await SignInRoutes.Show(http, new SignInModel { Carried = carried, Ended = true }, StatusCodes.Status401Unauthorized).ExecuteAsync(http);
        }
        else
        {
            http.Response.Redirect("/sign-in?to=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString));
        }
    }

    // Every browser of today says where a form comes from: https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Origin
    private static bool IsOurOwn(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" && request.Headers.Origin.ToString() == $"{request.Scheme}://{request.Host}";
}
