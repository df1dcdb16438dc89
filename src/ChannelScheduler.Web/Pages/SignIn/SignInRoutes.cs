using System.Security.Claims;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Identity;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.SignIn;

/// <summary>In and out: password, second factor, sign-out.</summary>
internal static class SignInRoutes
{
    private const string ToField = "_to";
    private const string Dummy = "AQAAAAIAAYagAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==";

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", (HttpContext http, string? to) => Show(http, new SignInModel { To = PageResult.Local(to) })).AllowAnonymous().ExcludeFromDescription();
        // No transaction: hashing a password takes its time, and nobody else could write meanwhile.
        app.MapForm<SignInPage>("/sign-in", PasswordAsync).AllowAnonymous().WithMetadata(new NoTransaction());
        app.MapForm<SignInPage>("/sign-in/code", CodeAsync).AllowAnonymous().WithMetadata(new NoTransaction());
        app.MapForm<SignInPage>("/sign-out", SignOutAsync).ForAnySignedIn().WithMetadata(new NoTransaction());
    }

    public static IResult Show(HttpContext http, SignInModel model, int status = StatusCodes.Status200OK) => Page<SignInPage>(http, model, status);

    private static RazorComponentResult<TPage> Page<TPage>(HttpContext http, SignInModel model, int status = StatusCodes.Status200OK) where TPage : IComponent
    {
        // A page with a session's way in is nobody's to keep.
        http.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<TPage>(new { Model = model }) { StatusCode = status, PreventStreamingRendering = true };
    }

    private static async Task<IResult> PasswordAsync(PageForm form, HttpContext http, SignInManager<Account> signIn, UserManager<Account> accounts, SchedulerDbContext db, TimeProvider time)
    {
        var model = ModelOf(form);
        var account = await accounts.FindByEmailAsync(model.Email);
        var isOpen = account is { PasswordHash: not null } && !await db.Users.AnyAsync(one => one.Id == account.Id && one.DisabledAt != null) && !await accounts.IsLockedOutAsync(account);
        if (!isOpen)
        {
            // The same time and the same sentence for an address that is unknown, shut out, locked or not used yet: nobody learns which.
            accounts.PasswordHasher.VerifyHashedPassword(new Account(), Dummy, form.Raw("password"));
            return Refuse(http, model);
        }
        var result = await signIn.PasswordSignInAsync(account!, form.Raw("password"), isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor) return Page<CodePage>(http, model);
        return result.Succeeded ? await ContinueAsync(http, account!, model, db, time) : Refuse(http, model);
    }

    private static IResult Refuse(HttpContext http, SignInModel model) =>
        Show(http, model with { Error = SignInTexts.Get("WrongPassword", SignInServices.Attempts, SignInServices.Lockout.TotalMinutes) }, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> CodeAsync(PageForm form, HttpContext http, SignInManager<Account> signIn, SchedulerDbContext db, TimeProvider time)
    {
        var model = ModelOf(form);
        var account = await signIn.GetTwoFactorAuthenticationUserAsync();
        if (account is null) return Show(http, model with { Error = SignInTexts.Get("CodeTooLate") }, StatusCodes.Status422UnprocessableEntity);
        var code = form.Text("code").Replace(" ", "", StringComparison.Ordinal);
        var result = code.Length > 6
            ? await signIn.TwoFactorRecoveryCodeSignInAsync(code)
            : await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
        if (result.IsLockedOut) return Show(http, model with { Error = SignInTexts.Get("LockedOut", SignInServices.Lockout.TotalMinutes) }, StatusCodes.Status422UnprocessableEntity);
        return result.Succeeded
            ? await ContinueAsync(http, account, model, db, time)
            : Page<CodePage>(http, model with { Error = SignInTexts.Get("WrongCode") }, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>The session has begun: on to where the person wanted, or to the form that waits for them.</summary>
    public static async Task<IResult> ContinueAsync(HttpContext http, Account account, SignInModel model, SchedulerDbContext db, TimeProvider time)
    {
        var now = time.GetUtcNow().TruncateToMilliseconds();
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(now), At = now, ActorId = account.Id, Action = "session.started" });
        await db.SaveChangesAsync(http.RequestAborted);
        if (model.Carried is null) return PageResult.Redirect(model.To);
        if (!model.Carried.IsOf(account.Id)) return PageResult.Redirect("/", "OthersForm");
        // The next page's form is for the person who has just come in.
        http.User = await SessionCookie.ReadAsync(db, http.RequestServices.GetRequiredService<EndedSessions>(), SessionCookie.PrincipalOf(account), now, http.RequestAborted) ?? new ClaimsPrincipal(new ClaimsIdentity());
        return Page<ContinuePage>(http, model);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, EndedSessions ended)
    {
        ended.End(http.User);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return PageResult.Redirect("/sign-in", "SignedOut");
    }

    private static SignInModel ModelOf(PageForm form) => new() { To = PageResult.Local(form.Text(ToField)), Carried = CarriedForm.Parse(form.Raw(CarriedForm.FieldName)), Email = form.Text("email") };
}
