using ChannelScheduler.Infrastructure.Identity;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Net.Http.Headers;

namespace ChannelScheduler.Web.SignIn;

/// <summary>People sign in with a password and a cookie, programs with a key.</summary>
internal static class SignInServices
{
    public const int PasswordLength = 10;
    public const int Attempts = 5;
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(10);
    private const string KeyOrCookie = "KeyOrCookie";

    public static void AddSignIn(this IServiceCollection services)
    {
        var authentication = services.AddAuthentication(KeyOrCookie);
        authentication.AddPolicyScheme(KeyOrCookie, null, policy => policy.ForwardDefaultSelector = http =>
            http.Request.Headers.ContainsKey(HeaderNames.Authorization) ? ApiKeyAuthentication.Scheme : IdentityConstants.ApplicationScheme);
        authentication.AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.Scheme, null);
        authentication.AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(SessionCookie.Configure));
        services.AddIdentityCore<Account>(options =>
        {
            options.User.RequireUniqueEmail = true;
            // The login is the address, and addresses may hold any letter.
            options.User.AllowedUserNameCharacters = "";
            // Length is what makes a password hard to guess: https://pages.nist.gov/800-63-4/sp800-63b.html
            options.Password.RequiredLength = PasswordLength;
            options.Password.RequiredUniqueChars = 5;
            (options.Password.RequireDigit, options.Password.RequireLowercase, options.Password.RequireUppercase, options.Password.RequireNonAlphanumeric) = (false, false, false, false);
            options.Lockout.MaxFailedAccessAttempts = Attempts;
            options.Lockout.DefaultLockoutTimeSpan = Lockout;
        }).AddUserStore<AccountStore>().AddSignInManager().AddDefaultTokenProviders();
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, SessionPrincipalFactory>();
        services.Configure<DataProtectionTokenProviderOptions>(tokens => tokens.TokenLifespan = PasswordLinks.Lifetime);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "ChannelScheduler.Form";
            antiforgery.HeaderName = "X-CSRF-TOKEN";
            // Ours are in SecurityHeaders.
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddSingleton<SetupLink>();
        services.AddSingleton<EndedSessions>();
        services.AddScoped<PasswordLinks>();
        services.AddScoped<Sessions>();
        services.AddScoped<FormState>();
        services.AddScoped<Inbox>();
    }
}
