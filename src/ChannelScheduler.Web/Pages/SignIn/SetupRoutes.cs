using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Identity;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.SignIn;
using Microsoft.AspNetCore.Identity;

namespace ChannelScheduler.Web.Pages.SignIn;

/// <summary>The first account, made by whoever can read the program's window; and the one-time links by which all others set their password.</summary>
internal static class SetupRoutes
{
    public static void MapSetup(this IEndpointRouteBuilder app)
    {
        app.MapPage<SetupPage>("/setup/{token}").AllowAnonymous();
        // Looked at before the transaction: a wrong link is not worth anybody's waiting.
        app.MapForm<SetupPage>("/setup/{token}", SetUpAsync).AllowAnonymous().WithMetadata(new BeforeTransaction(RequireSetupAsync));
        app.MapPage<PasswordPage>("/password/{id}/{link}").AllowAnonymous();
        app.MapForm<PasswordPage>("/password/{id}/{link}", SetPasswordAsync).AllowAnonymous().WithMetadata(new BeforeTransaction(RequireLinkAsync));
    }

    private static async Task RequireSetupAsync(HttpContext http)
    {
        var setup = http.RequestServices.GetRequiredService<SetupLink>();
        if (!setup.Matches(http.Request.RouteValues["token"]?.ToString() ?? "") || !await setup.IsOpenAsync(http.RequestAborted)) throw ApiException.Invalid("SetupOver", "token");
    }

    private static async Task RequireLinkAsync(HttpContext http)
    {
        var values = http.Request.RouteValues;
        var links = http.RequestServices.GetRequiredService<PasswordLinks>();
        if (await links.FindAsync(values["id"]?.ToString() ?? "", values["link"]?.ToString() ?? "") is null) throw ApiException.Invalid("LinkUsed", "link");
        // Found again inside the transaction: two may use the link at once.
        http.RequestServices.GetRequiredService<SchedulerDbContext>().ChangeTracker.Clear();
    }

    private static async Task<IResult> SetUpAsync(
        string token, PageForm form, SetupLink setup, SchedulerDbContext db, UserManager<Account> accounts, SignInManager<Account> signIn, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!setup.Matches(token) || !await setup.IsOpenAsync(cancellationToken)) throw ApiException.Invalid("SetupOver", "token");
        var (name, email) = (form.Text("name"), form.Text("email"));
        if (name.Length is 0 or > 200) throw ApiException.Invalid("NameNeeded", "name");
        RequireSame(form);
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var user = new User { Id = Guid.CreateVersion7(now), Name = name, CreatedAt = now };
        db.Users.Add(user);
        db.Memberships.Add(new Membership { Id = Guid.CreateVersion7(now), UserId = user.Id, Role = Role.Admin });
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(now), At = now, ActorId = user.Id, Action = "user.created", Details = user.Id.ToString() });
        var account = new Account { Id = user.Id, UserName = email, Email = email, LockoutEnabled = true };
        IdentityProblems.ThrowIfFailed(await accounts.CreateAsync(account, form.Raw("password")), "password");
        await signIn.SignInAsync(account, isPersistent: false);
        return PageResult.Redirect("/first-steps", "SetUp");
    }

    private static async Task<IResult> SetPasswordAsync(
        string id, string link, PageForm form, PasswordLinks links, UserManager<Account> accounts, SignInManager<Account> signIn, SchedulerDbContext db, TimeProvider time)
    {
        var account = await links.FindAsync(id, link) ?? throw ApiException.Invalid("LinkUsed", "link");
        RequireSame(form);
        await links.SetPasswordAsync(account, link, form.Raw("password"));
        var now = time.GetUtcNow().TruncateToMilliseconds();
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(now), At = now, ActorId = account.Id, Action = "account.password-set" });
        // Whoever holds the link has just chosen the password: to ask for it once more would prove nothing. A second factor is asked for as ever.
        var isAsked = await accounts.GetTwoFactorEnabledAsync(account);
        if (!isAsked)
        {
            db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(now), At = now, ActorId = account.Id, Action = "session.started" });
            await signIn.SignInAsync(account, isPersistent: false);
        }
        await db.SaveChangesAsync(CancellationToken.None);
        return isAsked ? PageResult.Redirect("/sign-in", "PasswordSet") : PageResult.Redirect("/", "PasswordSetIn");
    }

    private static void RequireSame(PageForm form)
    {
        if (form.Raw("password") != form.Raw("again")) throw ApiException.Invalid("PasswordsDiffer", "again");
    }
}
