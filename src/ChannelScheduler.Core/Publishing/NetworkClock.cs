using System.Collections.Concurrent;
using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Publishing;

/// <summary>Keeps the last skew of each network.</summary>
public sealed class NetworkClock : INetworkClock
{
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Network, TimeSpan> _skews = new();

    public bool IsOff
    {
        get
        {
            var skews = _skews.Values;
            return skews.Count > 0 && skews.All(skew => skew.Duration() > Tolerance);
        }
    }

    public void Report(Network network, DateTimeOffset networkDate, DateTimeOffset receivedAt) => _skews[network] = receivedAt - networkDate;

    public TimeSpan? SkewOf(Network network) => _skews.TryGetValue(network, out var skew) ? skew : null;
}
