using System.Buffers.Text;
using System.Text;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Identity;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.SignIn;

/// <summary>
/// One-time links by which a person sets their password: the invitation and the reset are the same. Setting it renews the stamp that the link was made
/// from, so that no link works twice.
/// </summary>
public sealed class PasswordLinks(UserManager<Account> accounts, SchedulerDbContext db)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    /// <summary>Gives a person an account without a password.</summary>
    /// <exception cref="Api.Http.ApiException">422: not an address, or somebody else's.</exception>
    public async Task<Account> AddAccountAsync(User user, string email)
    {
        var account = new Account { Id = user.Id, UserName = email, Email = email, LockoutEnabled = true };
        IdentityProblems.ThrowIfFailed(await accounts.CreateAsync(account), "email");
        return account;
    }

    /// <returns>A path of this program.</returns>
    public async Task<string> CreateAsync(Account account)
    {
        var token = await accounts.GeneratePasswordResetTokenAsync(account);
        return $"/password/{account.Id:N}/{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(token))}";
    }

    /// <returns>Whose link it is; null when it was used, ran out or never was one.</returns>
    public async Task<Account?> FindAsync(string id, string link)
    {
        if (!Guid.TryParseExact(id, "N", out var parsed) || Decode(link) is not { } token) return null;
        var account = await accounts.FindByIdAsync(parsed.ToString());
        if (account is null || await db.Users.AnyAsync(one => one.Id == parsed && one.DisabledAt != null)) return null;
        return await accounts.VerifyUserTokenAsync(account, accounts.Options.Tokens.PasswordResetTokenProvider, UserManager<Account>.ResetPasswordTokenPurpose, token) ? account : null;
    }

    /// <exception cref="Api.Http.ApiException">422: the password is too easy, or the link was used meanwhile.</exception>
    public async Task SetPasswordAsync(Account account, string link, string password)
    {
        IdentityProblems.ThrowIfFailed(await accounts.ResetPasswordAsync(account, Decode(link)!, password), "password");
        // A link that an admin gave also ends a lockout.
        await accounts.SetLockoutEndDateAsync(account, null);
    }

    private static string? Decode(string link) => Base64Url.IsValid(link) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(link)) : null;
}
