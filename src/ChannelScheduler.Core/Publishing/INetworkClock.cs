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

    /// <summary>
    /// True when every network that has answered lately puts our clock more than five minutes off, and while the first look after a start is under way.
    /// One network alone against another is that network's fault.
    /// </summary>
    bool IsOff { get; }

    /// <summary>A start: until <see cref="CheckDone"/> the clock counts as off, because a machine that booted a day ahead must not publish tomorrow's posts.</summary>
    void AwaitCheck();

    /// <summary>The networks have been asked, with or without an answer.</summary>
    void CheckDone();
}
