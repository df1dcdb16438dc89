namespace ChannelScheduler.Core.Publishing;

/// <summary>How long to wait before the next try of something that was definitely not stored.</summary>
public static class RetryPolicy
{
    private static readonly TimeSpan[] Ladder =
        [.. new[] { 2, 5, 15, 30, 60, 120, 300, 600 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    /// <param name="tries">Tries so far, at least 1.</param>
    /// <param name="asked">The network's <c>Retry-After</c>; it is honoured, and never shortened.</param>
    public static TimeSpan DelayAfter(int tries, TimeSpan? asked)
    {
        var own = Ladder[Math.Clamp(tries - 1, 0, Ladder.Length - 1)];
        return asked is { } pause ? Max(pause, TimeSpan.FromMilliseconds(100)) : own;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
