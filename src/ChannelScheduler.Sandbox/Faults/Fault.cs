namespace ChannelScheduler.Sandbox;

/// <summary>One switched-on fault: what goes wrong, where, and how often.</summary>
/// <param name="Network"><c>max</c> or <c>vk</c>.</param>
/// <param name="Channel">External id of the channel it hits; null hits every channel.</param>
/// <param name="Kind">One of <see cref="FaultKinds"/>.</param>
/// <param name="Times">How many more requests it hits; null means until it is cleared.</param>
/// <param name="RetryAfterSeconds">Seconds told in <c>Retry-After</c>; null sends no such header.</param>
/// <param name="DelayMilliseconds">Milliseconds of delay, or of clock offset for <see cref="FaultKinds.ClockSkew"/>.</param>
/// <param name="On">Which calls it hits, one of <see cref="FaultOperations"/>; null means sends.</param>
public sealed record Fault(
    string Network,
    string? Channel,
    string Kind,
    int? Times = null,
    int? RetryAfterSeconds = null,
    int? DelayMilliseconds = null,
    string? On = null)
{
    internal bool Hits(string network, string? channel, string kind, string operation) =>
        Kind == kind
        && string.Equals(Network, network, StringComparison.OrdinalIgnoreCase)
        && (Channel is null || Channel == channel)
        && ((On ?? FaultOperations.Send) == operation || On == FaultOperations.Any);
}
