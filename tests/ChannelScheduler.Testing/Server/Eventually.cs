namespace ChannelScheduler.Testing.Server;

/// <summary>Waits for what another process does: asks again and again, up to a deadline.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    /// <param name="read">What is asked each time.</param>
    /// <param name="describe">What the failure says of the last answer.</param>
    /// <exception cref="TimeoutException">It did not come true within <paramref name="within"/>.</exception>
    public static async Task<T> GetAsync<T>(Func<Task<T>> read, Func<T, bool> isDone, TimeSpan? within = null, Func<T, string>? describe = null)
    {
        var time = TimeProvider.System;
        var patience = within ?? Patience;
        var started = time.GetTimestamp();
        while (true)
        {
            var value = await read();
            if (isDone(value)) return value;
            if (time.GetElapsedTime(started) > patience) throw new TimeoutException($"Not so after {patience.TotalSeconds:0} s: {describe?.Invoke(value) ?? value?.ToString()}");
            await Task.Delay(Pause, time);
        }
    }
}
