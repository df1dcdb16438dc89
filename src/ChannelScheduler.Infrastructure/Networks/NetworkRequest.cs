namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>What a request carries for our own handlers, beside what goes over the wire.</summary>
internal static class NetworkRequest
{
    /// <summary>The instant after which the request must not leave.</summary>
    public static readonly HttpRequestOptionsKey<DateTimeOffset> SendDeadline = new("ChannelScheduler.SendDeadline");

    /// <summary>Set on requests to a real network: the sandbox's clock is our own and proves nothing.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsLive = new("ChannelScheduler.IsLive");
}
