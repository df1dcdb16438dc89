namespace ChannelScheduler.Sandbox.Max;

/// <summary>Where a message stands: in a channel, or in a dialogue with one person.</summary>
internal sealed record MaxPlace(long ChatId, MaxChat? Channel, MaxDialog? Dialog);
