using Microsoft.Extensions.Hosting;

namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>All that this program does now and again by itself. Asked of the services, so that a new one is not forgotten here.</summary>
public sealed class PeriodicWork(IEnumerable<IHostedService> services)
{
    // Asked late: the services themselves are made of things that may want this one.
    private readonly Lazy<IReadOnlyList<PeriodicService>> _all = new(() => [.. services.SelectMany(one => one switch
    {
        PeriodicService periodic => [periodic],
        NotificationService notifications => notifications.Loops,
        _ => Enumerable.Empty<PeriodicService>(),
    })]);

    public IReadOnlyList<PeriodicService> All => _all.Value;
}
