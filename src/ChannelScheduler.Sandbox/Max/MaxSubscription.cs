namespace ChannelScheduler.Sandbox.Max;

/// <summary>A webhook of a bot.</summary>
/// <param name="Time">When it was made, UTC milliseconds.</param>
/// <param name="UpdateTypes">Null or none: all.</param>
/// <param name="Passed">Number of the last event that it got, gave up or did not want.</param>
/// <param name="LastSent">Number of the last event that was delivered.</param>
internal sealed record MaxSubscription(
    long BotUserId, string Url, long Time, IReadOnlyList<string>? UpdateTypes, string? Secret, long Passed, long? LastSent = null, bool IsRemoved = false)
{
    /// <summary>The sandbox talks to nobody beyond this machine: other addresses are kept and listed, and never called.</summary>
    public bool IsCalled => new Uri(Url).IsLoopback;

    public bool Wants(string type) => UpdateTypes is null or { Count: 0 } || UpdateTypes.Contains(type);
}
