using System.Collections.Concurrent;
using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Publishing;

/// <summary>Keeps the last skew of each network.</summary>
public sealed class NetworkClock(TimeProvider time) : INetworkClock
{
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>A report this much older than the newest one may be from before our clock jumped.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<Network, Sighting> _sightings = new();
    private volatile bool _awaitsCheck;

    public bool IsOff => _awaitsCheck || ReportsSayOff();

    public void Report(Network network, DateTimeOffset networkDate, DateTimeOffset receivedAt) =>
        _sightings[network] = new Sighting(receivedAt - networkDate, time.GetTimestamp());

    public TimeSpan? SkewOf(Network network) => _sightings.TryGetValue(network, out var sighting) ? sighting.Skew : null;

    public void AwaitCheck() => _awaitsCheck = true;

    public void CheckDone() => _awaitsCheck = false;

    private bool ReportsSayOff()
    {
        var sightings = _sightings.Values;
        if (sightings.Count == 0) return false;
        var newest = sightings.Max(one => one.Timestamp);
        return sightings.Where(one => time.GetElapsedTime(one.Timestamp, newest) <= StaleAfter).All(one => one.Skew.Duration() > Tolerance);
    }

    /// <param name="Timestamp">By the clock that never jumps, <see cref="TimeProvider.GetTimestamp"/>.</param>
    private sealed record Sighting(TimeSpan Skew, long Timestamp);
}
