using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>When a message whose sending ended in doubt may have been stored, by the network's clock, which stamps it.</summary>
/// <param name="IsSure">False when nobody knows how far the clocks stand apart: the window is wide, and a match in it proves nothing.</param>
public sealed record ReadBackWindow(DateTimeOffset Start, DateTimeOffset End, bool IsSure)
{
    /// <summary>Sends go out while our clock is off by up to <see cref="NetworkClock.Tolerance"/>, and it may be put right before the read-back.</summary>
    public static readonly TimeSpan Margin = NetworkClock.Tolerance + TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Unsure = TimeSpan.FromDays(1);

    /// <summary>To be called after an answer to this very read-back has told the network's time.</summary>
    public static ReadBackWindow Of(ReadBackQuery query, ApiAccess access, Network network, INetworkClock clock)
    {
        // The sandbox's clock is our own.
        var skew = access.Environment == ChannelEnvironment.Live ? clock.SkewOf(network) : TimeSpan.Zero;
        if (skew is not { } known) return new ReadBackWindow(query.SentAfter - Unsure, query.SendDeadline + Unsure, IsSure: false);

        // The skew is today's; at the send it may have been none. Both are inside.
        var (behind, ahead) = known > TimeSpan.Zero ? (known, TimeSpan.Zero) : (TimeSpan.Zero, -known);
        return new ReadBackWindow(query.SentAfter - behind - Margin, query.SendDeadline + ahead + Margin, IsSure: true);
    }

    public bool Holds(DateTimeOffset? time) => time is not { } known || (known >= Start && known <= End);
}
