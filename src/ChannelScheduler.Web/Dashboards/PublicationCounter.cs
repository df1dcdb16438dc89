using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Dashboards;

/// <summary>Counts <see cref="PublicationCounts"/> from the rows. Synchronous, because Hangfire asks its metrics so.</summary>
internal sealed class PublicationCounter(IDbContextFactory<SchedulerDbContext> contexts, TimeProvider time)
{
    // Each card asks for itself, in every open window, every few seconds.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private static readonly PublicationStatus[] Troubles = [PublicationStatus.Failed, PublicationStatus.Missed, PublicationStatus.InDoubt, PublicationStatus.OnHold];

    private readonly Lock _lock = new();
    private (DateTimeOffset At, PublicationCounts Counts)? _last;

    /// <summary>At most two seconds old.</summary>
    public PublicationCounts Count()
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_last is not { } last || now - last.At >= Fresh || now < last.At) _last = last = (now, Read(now));
            return last.Counts;
        }
    }

    private PublicationCounts Read(DateTimeOffset now)
    {
        using var db = contexts.CreateDbContext();
        var troubles = db.Publications.Where(one => Troubles.Contains(one.Status)).GroupBy(one => one.Status).Select(group => new { group.Key, Count = group.Count() }).ToDictionary(one => one.Key, one => one.Count);
        return new PublicationCounts(
            UpcomingStates.Of(db.Publications, UpcomingStates.Soon, now).Count(),
            UpcomingStates.Of(db.Publications, UpcomingStates.Late, now).Count(),
            troubles.GetValueOrDefault(PublicationStatus.Failed) + troubles.GetValueOrDefault(PublicationStatus.Missed),
            troubles.GetValueOrDefault(PublicationStatus.InDoubt),
            troubles.GetValueOrDefault(PublicationStatus.OnHold));
    }
}
