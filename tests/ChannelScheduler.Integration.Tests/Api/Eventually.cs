using System.Diagnostics;

namespace ChannelScheduler.Integration.Tests.Api;

/// <summary>Asks again until a condition holds; the real engines take their own time.</summary>
internal static class Eventually
{
    /// <param name="patience">Until the test fails; 25 seconds when left out.</param>
    public static async Task<T> GetAsync<T>(Func<Task<T>> read, Func<T, bool> condition, TimeSpan? patience = null)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var value = await read();
            if (condition(value)) return value;
            if (watch.Elapsed > (patience ?? TimeSpan.FromSeconds(25))) throw new Xunit.Sdk.XunitException($"In vain; the last value: {value}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }
}
