using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Identity;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.People;

/// <summary>What an admin does to how a person signs in. Each needs an admin of everything that the person may do.</summary>
public sealed class AccountCommands(SchedulerDbContext db, Actor actor, UserManager<Account> accounts, PasswordLinks links, LastAdmin lastAdmin, PeopleAudit audit, TimeProvider time)
{
    /// <summary>An account for a person who has none, to be opened by the link.</summary>
    /// <returns>The link, a path of this program.</returns>
    /// <exception cref="ApiException">422: not an address, or somebody else's.</exception>
    public async Task<string> InviteAsync(User user, string email, string language)
    {
        PeopleRules.RequireGoverned(actor, user);
        var account = await links.AddAccountAsync(user, email);
        account.Language = language;
        IdentityProblems.ThrowIfFailed(await accounts.UpdateAsync(account), "email");
        audit.Add("account.invited", user);
        await db.SaveChangesAsync(CancellationToken.None);
        return await links.CreateAsync(account);
    }

    /// <returns>A new link by which the person sets a password, and the account.</returns>
    public async Task<(string Link, Account Account)> ResetAsync(User user)
    {
        var account = await OpenAsync(user);
        audit.Add("account.link-made", user);
        await db.SaveChangesAsync(CancellationToken.None);
        return (await links.CreateAsync(account), account);
    }

    public async Task EndSessionsAsync(User user)
    {
        IdentityProblems.ThrowIfFailed(await accounts.UpdateSecurityStampAsync(await OpenAsync(user)), "sessions");
        audit.Add("account.sessions-ended", user);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>For whoever lost the phone. It ends their sessions too.</summary>
    public async Task RemoveSecondFactorAsync(User user)
    {
        var account = await OpenAsync(user);
        IdentityProblems.ThrowIfFailed(await accounts.SetTwoFactorEnabledAsync(account, false), "second-factor");
        IdentityProblems.ThrowIfFailed(await accounts.ResetAuthenticatorKeyAsync(account), "second-factor");
        audit.Add("account.second-factor-off", user);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>Sessions and keys stop at once; roles and history stay.</summary>
    /// <exception cref="ApiException">409: the last admin of everything.</exception>
    public async Task DisableAsync(User user, CancellationToken cancellationToken)
    {
        PeopleRules.RequireGoverned(actor, user);
        if (user.DisabledAt is not null) return;
        await lastAdmin.RequireAnotherAsync(user, [], cancellationToken);
        user.DisabledAt = time.GetUtcNow().TruncateToMilliseconds();
        audit.Add("user.disabled", user);
        // Half a sentence that nobody can finish any more.
        await db.KeptForms.Where(one => one.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        // A session from before must not come back to life with the person.
        if (await accounts.FindByIdAsync(user.Id.ToString()) is { } account) IdentityProblems.ThrowIfFailed(await accounts.UpdateSecurityStampAsync(account), "sessions");
    }

    public async Task EnableAsync(User user, CancellationToken cancellationToken)
    {
        PeopleRules.RequireGoverned(actor, user);
        if (user.DisabledAt is null) return;
        user.DisabledAt = null;
        audit.Add("user.enabled", user);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<Account> OpenAsync(User user)
    {
        PeopleRules.RequireGoverned(actor, user);
        return await accounts.FindByIdAsync(user.Id.ToString()) ?? throw ApiException.NotFound("account");
    }
}
