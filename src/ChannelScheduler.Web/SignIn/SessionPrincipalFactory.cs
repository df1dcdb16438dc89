using System.Security.Claims;
using ChannelScheduler.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;

namespace ChannelScheduler.Web.SignIn;

/// <summary>What Identity puts into the cookie: nothing but whose it is.</summary>
internal sealed class SessionPrincipalFactory : IUserClaimsPrincipalFactory<Account>
{
    public Task<ClaimsPrincipal> CreateAsync(Account user) => Task.FromResult(SessionCookie.PrincipalOf(user));
}
