using System.Security.Cryptography;
using System.Text;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.SignIn;

/// <summary>
/// The way in while nobody can sign in: an address with a random word that only the window of the program shows. It is new with each start and over with the
/// first account.
/// </summary>
public sealed class SetupLink(IDbContextFactory<SchedulerDbContext> contexts)
{
    private readonly string _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public string Path => "/setup/" + _token;

    public async Task<bool> IsOpenAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return !await db.Accounts.AnyAsync(cancellationToken);
    }

    public bool Matches(string token) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(_token));
}
