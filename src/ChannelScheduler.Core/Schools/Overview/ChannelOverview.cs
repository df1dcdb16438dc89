using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Core.Schools.Overview;

/// <summary>One channel of a school, without its tokens.</summary>
/// <param name="StopMessage">The network's words when it stopped the channel.</param>
/// <param name="CheckedOk">Null before the first check.</param>
/// <param name="LastPostAt">When its readers last got a post.</param>
/// <param name="TokenEnds">The next end of one of its tokens.</param>
public sealed record ChannelOverview(
    Guid Id, ChannelKind Kind, string Name, DeliveryMode Delivery, ChannelStopCause? StopCause, string? StopMessage, bool? CheckedOk, DateTimeOffset CreatedAt, DateTimeOffset? LastPostAt, DateTimeOffset? TokenEnds)
{
    /// <summary>A check found something that does not hold it. Where a person delivers, nothing is checked that would.</summary>
    public bool IsUnsound => StopCause is null && CheckedOk == false && Delivery == DeliveryMode.Api;
}
