using ChannelScheduler.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;

namespace ChannelScheduler.Web.SignIn;

/// <summary>Keeps the session of somebody whose stamp was just renewed; all their other sessions are over.</summary>
public sealed class Sessions(SignInManager<Account> signIn, IHttpContextAccessor accessor)
{
    public async Task RenewAsync(Account account)
    {
        var http = accessor.HttpContext!;
        var current = http.User;
        await signIn.SignInAsync(account, isPersistent: false);
        // Signing in puts the bare cookie in its place; the rest of this request still needs name and roles.
        http.User = current;
    }
}
