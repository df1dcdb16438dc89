using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Identity;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace ChannelScheduler.Web.Pages.Profile;

/// <summary>A person's own account: mail, password, second factor, sessions. Somebody who signs in with a key only has none.</summary>
internal static class ProfileRoutes
{
    public static void MapProfile(this IEndpointRouteBuilder app)
    {
        app.MapPage<ProfilePage>("/account").ForAnySignedIn();
        app.MapPage<SecondFactorPage>("/account/second-factor").ForAnySignedIn();
        app.MapForm<ProfilePage>("/account/settings", SaveAsync).ForAnySignedIn();
        // Outside the transaction: a wrong guess is to be counted although the form is refused, and hashing takes its time.
        var password = new BeforeTransaction(RequirePasswordAsync);
        app.MapForm<ProfilePage>("/account/password", ChangePasswordAsync).ForAnySignedIn().WithMetadata(password);
        app.MapForm<ProfilePage>("/account/sessions", EndSessionsAsync).ForAnySignedIn();
        app.MapForm<ProfilePage>("/account/second-factor/start", StartAsync).ForAnySignedIn();
        app.MapForm<SecondFactorPage>("/account/second-factor", TurnOnAsync).ForAnySignedIn().WithMetadata(password);
        app.MapForm<ProfilePage>("/account/second-factor/off", TurnOffAsync).ForAnySignedIn().WithMetadata(password);
    }

    // Whoever found the computer unlocked does not know it; guesses count as they do at the door.
    private static async Task RequirePasswordAsync(HttpContext http)
    {
        var own = (await Own.BindAsync(http))!;
        var account = await own.AccountAsync();
        var typed = (await PageForm.BindAsync(http))!.Raw("current");
        if (!await own.Accounts.IsLockedOutAsync(account) && await own.Accounts.CheckPasswordAsync(account, typed)) return;
        await own.Accounts.AccessFailedAsync(account);
        throw ApiException.Invalid("PasswordWrong", "current");
    }

    private static async Task<IResult> SaveAsync(PageForm form, Own own)
    {
        var account = await own.AccountAsync();
        account.WantsMail = form.Checked("mail");
        var wanted = form.All("sort");
        account.MutedMail = string.Join(',', NotificationKinds.Optional.Where(kind => !wanted.Contains(kind.ToString())));
        account.Language = form.Text("language") == "en" ? "en" : "ru";
        IdentityProblems.ThrowIfFailed(await own.Accounts.UpdateAsync(account), "mail");
        return PageResult.Redirect("/account", "Saved");
    }

    private static async Task<IResult> ChangePasswordAsync(PageForm form, Own own)
    {
        var account = await own.AccountAsync();
        if (form.Raw("password") != form.Raw("again")) throw ApiException.Invalid("PasswordsDiffer", "again");
        IdentityProblems.ThrowIfFailed(await own.Accounts.ChangePasswordAsync(account, form.Raw("current"), form.Raw("password")), "password");
        await own.AuditAsync(account, "account.password-set");
        // All other sessions are over; this one goes on.
        await own.Sessions.RenewAsync(account);
        return PageResult.Redirect("/account", "Saved");
    }

    private static async Task<IResult> EndSessionsAsync(Own own, HttpContext http)
    {
        var account = await own.AccountAsync();
        IdentityProblems.ThrowIfFailed(await own.Accounts.UpdateSecurityStampAsync(account), "sessions");
        await own.AuditAsync(account, "account.sessions-ended");
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return PageResult.Redirect("/sign-in", "SessionsEnded");
    }

    private static async Task<IResult> StartAsync(Own own)
    {
        var account = await own.AccountAsync();
        if (account.TwoFactorEnabled) throw new ApiException(StatusCodes.Status409Conflict, "SecondFactorOn");
        IdentityProblems.ThrowIfFailed(await own.Accounts.ResetAuthenticatorKeyAsync(account), "code");
        // A new key renews the stamp: without this the session would be over.
        await own.Sessions.RenewAsync(account);
        return PageResult.Redirect("/account/second-factor");
    }

    private static async Task<IResult> TurnOnAsync(PageForm form, Own own, HttpContext http)
    {
        var account = await own.AccountAsync();
        var code = form.Text("code").Replace(" ", "", StringComparison.Ordinal);
        if (!await own.Accounts.VerifyTwoFactorTokenAsync(account, own.Accounts.Options.Tokens.AuthenticatorTokenProvider, code)) throw ApiException.Invalid("CodeWrong", "code");
        IdentityProblems.ThrowIfFailed(await own.Accounts.SetTwoFactorEnabledAsync(account, true), "code");
        var codes = await own.Accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, SecondFactorPage.RecoveryCodes);
        await own.AuditAsync(account, "account.second-factor-on");
        await own.Sessions.RenewAsync(account);
        http.Response.Headers.CacheControl = "no-store";
        // Shown this once: not behind a redirect, because they are stored nowhere in the clear.
        return new RazorComponentResult<RecoveryCodesPage>(new { Codes = codes!.ToList() }) { PreventStreamingRendering = true };
    }

    private static async Task<IResult> TurnOffAsync(PageForm form, Own own)
    {
        var account = await own.AccountAsync();
        IdentityProblems.ThrowIfFailed(await own.Accounts.SetTwoFactorEnabledAsync(account, false), "current");
        IdentityProblems.ThrowIfFailed(await own.Accounts.ResetAuthenticatorKeyAsync(account), "current");
        await own.AuditAsync(account, "account.second-factor-off");
        await own.Sessions.RenewAsync(account);
        return PageResult.Redirect("/account", "Saved");
    }

    /// <summary>The signed-in person's account and what changes it.</summary>
    internal sealed record Own(UserManager<Account> Accounts, Sessions Sessions, SchedulerDbContext Db, Actor Actor, TimeProvider Time)
    {
        public static ValueTask<Own?> BindAsync(HttpContext http)
        {
            var services = http.RequestServices;
            return ValueTask.FromResult<Own?>(new Own(
                services.GetRequiredService<UserManager<Account>>(), services.GetRequiredService<Sessions>(),
                services.GetRequiredService<SchedulerDbContext>(), services.GetRequiredService<Actor>(), services.GetRequiredService<TimeProvider>()));
        }

        /// <exception cref="ApiException">404: this person has keys only.</exception>
        public async Task<Account> AccountAsync() => await Accounts.FindByIdAsync(Actor.Id.ToString()) ?? throw ApiException.NotFound("account");

        public async Task AuditAsync(Account account, string action)
        {
            var now = Time.GetUtcNow().TruncateToMilliseconds();
            Db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(now), At = now, ActorId = account.Id, Action = action });
            await Db.SaveChangesAsync(CancellationToken.None);
        }
    }
}
