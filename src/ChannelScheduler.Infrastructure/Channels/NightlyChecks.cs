using ChannelScheduler.Core.Channels;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Channels;

/// <summary>Every channel that the program itself publishes to is looked at once a night, and a new one at once: before its first post. One that was replaced, and perhaps deleted since, is nobody's trouble any more.</summary>
public sealed class NightlyChecks(IDbContextFactory<SchedulerDbContext> contexts, ChannelDoctor doctor, TimeProvider time, ILogger<NightlyChecks> logger)
{
    // What the network could not be asked leaves no mark on the channel; asked again with every pass, it would be asked all night.
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromHours(1);
    private readonly Dictionary<Guid, DateTimeOffset> _asked = [];

    /// <returns>How many channels were checked.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await FindDueAsync(now, cancellationToken);
        await Core.Publishing.PerItem.ForEachAsync(due, logger, CheckOneAsync, cancellationToken);
        return due.Count;

        Task CheckOneAsync(Guid id)
        {
            _asked[id] = now;
            return doctor.CheckAsync(id, actorId: null, cancellationToken);
        }
    }

    private async Task<List<Guid>> FindDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Channels.AsNoTracking().Where(one => one.DeliveryMode == DeliveryMode.Api && one.ReplacedById == null)
            .Join(db.Schools, one => one.SchoolId, school => school.Id, (one, school) => new { one.Id, one.CheckedAt, school.TimeZone })
            .ToListAsync(cancellationToken);
        return [.. rows.Where(row => (row.CheckedAt is not { } last || NightlyCheck.IsDue(last, now, TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone))) && !(now - _asked.GetValueOrDefault(row.Id) < AskAgainAfter)).Select(row => row.Id)];
    }
}
