namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Calls per second and token: 3 for a person or service, 20 for a community. One more gives error 6.</summary>
/// <remarks>https://dev.vk.com/api/api-requests</remarks>
internal sealed class VkRateLimiter(TimeProvider time)
{
    private readonly Dictionary<string, Queue<DateTimeOffset>> _calls = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <exception cref="VkApiException">6.</exception>
    public void Count(VkToken token, VkSwitches switches)
    {
        if (!switches.RateLimits)
        {
            return;
        }

        var limit = token.Kind == VkTokenKind.Community ? switches.CommunityCallsPerSecond : switches.CallsPerSecond;
        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (!_calls.TryGetValue(token.Value, out var recent))
            {
                _calls[token.Value] = recent = new Queue<DateTimeOffset>();
            }

            while (recent.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromSeconds(1))
            {
                recent.Dequeue();
            }

            if (recent.Count >= limit)
            {
                throw VkErrors.TooManyRequests();
            }

            recent.Enqueue(now);
        }
    }
}
