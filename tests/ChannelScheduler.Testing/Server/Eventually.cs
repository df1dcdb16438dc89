namespace ChannelScheduler.Testing.Server;

/// <summary>Waits for what another process does: asks again and again, up to a deadline.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <param name="read">What is asked each time.</param>
    /// <param name="describe">What the failure says of the last answer.</param>
    /// <exception cref="TimeoutException">It did not come true within <paramref name="within"/>.</exception>
    public static async Task<T> GetAsync<T>(Func<Task<T>> read, Func<T, bool> isDone, TimeSpan within, Func<T, string> describe)
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        while (true)
        {
            var value = await read();
            if (isDone(value)) return value;
            if (time.GetElapsedTime(started) > within) throw new TimeoutException($"Not so after {within.TotalSeconds:0} s: {describe(value)}");
            await Task.Delay(Pause, time);
        }
    }
}
