using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;

namespace ChannelScheduler.Web.People;

/// <summary>API keys of people, for an admin of everything that the person may do.</summary>
public sealed class KeyCommands(SchedulerDbContext db, Actor actor, PeopleAudit audit, TimeProvider time)
{
    /// <returns>The key's row, and the key itself, which can't be read back.</returns>
    public async Task<(ApiKey Key, string Secret)> MakeAsync(User user, string name, CancellationToken cancellationToken)
    {
        PeopleRules.RequireGoverned(actor, user);
        var secret = ApiKey.NewSecret();
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var key = new ApiKey { Id = Guid.CreateVersion7(now), UserId = user.Id, Name = name.Trim(), Hash = ApiKey.HashOf(secret), CreatedAt = now };
        db.ApiKeys.Add(key);
        audit.Add("api-key.created", schoolId: null, key.Id.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return (key, secret);
    }

    public async Task RevokeAsync(User user, ApiKey key, CancellationToken cancellationToken)
    {
        PeopleRules.RequireGoverned(actor, user);
        key.RevokedAt ??= time.GetUtcNow().TruncateToMilliseconds();
        audit.Add("api-key.revoked", schoolId: null, key.Id.ToString());
        await db.SaveChangesAsync(cancellationToken);
    }
}
