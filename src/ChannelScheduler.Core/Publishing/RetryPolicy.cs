namespace ChannelScheduler.Core.Publishing;

/// <summary>How long to wait before the next try of something that was definitely not stored.</summary>
public static class RetryPolicy
{
    private static readonly TimeSpan[] Ladder =
        [.. new[] { 2, 5, 15, 30, 60, 120, 300, 600 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    /// <param name="tries">Tries so far, at least 1.</param>
    /// <param name="asked">The network's <c>Retry-After</c>; it is never shortened.</param>
    public static TimeSpan DelayAfter(int tries, TimeSpan? asked)
    {
        var own = Ladder[Math.Clamp(tries - 1, 0, Ladder.Length - 1)];
        // Asked for less than our own pause, or for nothing at all: a network that refuses again and again is not hammered.
        return asked > own ? asked.Value : own;
    }
}
