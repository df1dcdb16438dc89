using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Publishing;

/// <summary>
/// What the networks' <c>Date</c> headers say of our clock. While <see cref="IsOff"/>, nothing is dispatched, missed or expired; somebody has to keep asking a
/// network (the channel doctor does), or a clock that was put right is not noticed.
/// </summary>
public interface INetworkClock
{
    void Report(Network network, DateTimeOffset networkDate, DateTimeOffset receivedAt);

    /// <summary>Our clock minus the network's at its last answer; positive when ours is ahead. Null before the first answer.</summary>
    TimeSpan? SkewOf(Network network);

    /// <summary>True when every network that has answered puts our clock more than five minutes off. One network alone against another is that network's fault.</summary>
    bool IsOff { get; }
}
