using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Web.Pages.Clock;

/// <summary>What time it is: by the networks, as their <c>Date</c> headers told this server, else by the server's own clock.</summary>
public sealed class ClockReading(INetworkClock networks, TimeProvider time)
{
    /// <summary>A device or a server further off than this is told: beyond it, a QR code of web.max.ru is out of date when it is scanned.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    /// <summary>MAX first: it is its sign-in that a wrong clock spoils.</summary>
    private static readonly Network[] Order = [Network.Max, Network.Vk];

    /// <param name="Now">To the millisecond; the networks tell whole seconds.</param>
    /// <param name="Source">Whose time it is; null for the server's own.</param>
    public sealed record Reading(DateTimeOffset Now, Network? Source);

    public Reading Read()
    {
        var now = time.GetUtcNow();
        return Skew() is { } known ? new Reading(now - known.Skew, known.Network) : new Reading(now, null);
    }

    /// <summary>How far this server's own clock is ahead of the networks' (behind: negative), when that is more than the tolerance; else null.</summary>
    public TimeSpan? ServerIsOffBy() => Skew() is { } known && known.Skew.Duration() > Tolerance ? known.Skew : null;

    private (Network Network, TimeSpan Skew)? Skew()
    {
        foreach (var network in Order)
        {
            if (networks.SkewOf(network) is { } skew) return (network, skew);
        }
        return null;
    }
}
