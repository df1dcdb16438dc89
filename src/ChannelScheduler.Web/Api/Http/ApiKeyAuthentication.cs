using System.Security.Claims;
using System.Text.Encodings.Web;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChannelScheduler.Web.Api.Http;

/// <summary><c>Authorization: Bearer &lt;api key&gt;</c>. A key belongs to a person and carries that person's roles.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IDbContextFactory<SchedulerDbContext> contexts, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "ApiKey";
    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // The sandbox's stand-ins have tokens of their own in the same header.
        if (Request.Path.StartsWithSegments("/sandbox", StringComparison.Ordinal)) return AuthenticateResult.NoResult();
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var hash = ApiKey.HashOf(header[Prefix.Length..].Trim());
        await using var db = await contexts.CreateDbContextAsync(Context.RequestAborted);
        var user = await db.ApiKeys.Where(key => key.Hash == hash && key.RevokedAt == null)
            .Join(db.Users.Include(one => one.Memberships), key => key.UserId, one => one.Id, (_, one) => one)
            .AsNoTracking().SingleOrDefaultAsync(Context.RequestAborted);
        if (user is not { DisabledAt: null }) return AuthenticateResult.Fail("unknown key");
        var identity = new ClaimsIdentity(Actor.ClaimsOf(user, time.GetUtcNow()), Scheme);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }
}
