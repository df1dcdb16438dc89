namespace ChannelScheduler.Sandbox.Max;

/// <summary>Token buckets: a key may burst to its rate and refills at that rate.</summary>
internal sealed class MaxRateLimiter(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (double Tokens, long At)> _buckets = [];

    /// <summary>Takes one request of the key's allowance; false when none is left.</summary>
    public bool TryTake(string key, int perSecond)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var (tokens, at) = _buckets.GetValueOrDefault(key, (perSecond, now));
            tokens = Math.Min(perSecond, tokens + (time.GetElapsedTime(at, now).TotalSeconds * perSecond));
            var taken = tokens >= 1;
            _buckets[key] = (taken ? tokens - 1 : tokens, now);
            return taken;
        }
    }
}
