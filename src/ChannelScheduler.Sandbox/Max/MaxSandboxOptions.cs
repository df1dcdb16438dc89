namespace ChannelScheduler.Sandbox.Max;

/// <summary>Switches of the MAX stand-in.</summary>
public sealed class MaxSandboxOptions
{
    /// <summary>30 requests a second per token, and 2 writes of a kind a second per channel.</summary>
    public bool RateLimits { get; set; } = true;

    /// <summary>Sends <c>Retry-After</c> with 429. No capture proves that MAX does, so the default is off.</summary>
    public bool RetryAfter { get; set; }

    /// <summary>Lets an image attachment name an outside address. Refused by MAX in February 2026.</summary>
    public bool AcceptImageUrls { get; set; }
}
