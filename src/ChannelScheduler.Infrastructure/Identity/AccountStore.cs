using ChannelScheduler.Core.Channels;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Identity;

/// <summary>
/// Identity's own store on our database; roles are not its matter, they are memberships per school. The key of the second factor and the recovery codes are encrypted:
/// a copy of the data folder alone is no second factor.
/// </summary>
public sealed class AccountStore(SchedulerDbContext context, ISecretProtector secrets, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Account, SchedulerDbContext, Guid>(context, describer)
{
    public override Task SetTokenAsync(Account user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : secrets.Protect(value), cancellationToken);

    /// <returns>Null also when the key ring that encrypted it is gone: then no code fits, and an admin takes the second factor off.</returns>
    public override async Task<string?> GetTokenAsync(Account user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        var value = await base.GetTokenAsync(user, loginProvider, name, cancellationToken);
        try
        {
            return value is null ? null : secrets.Unprotect(value);
        }
        catch (SecretUnreadableException)
        {
            // Refusing is the safe answer; an error page would also keep the person from the way out.
            return null;
        }
    }
}
