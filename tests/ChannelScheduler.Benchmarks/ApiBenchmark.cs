using System.Globalization;

namespace ChannelScheduler.Benchmarks;

/// <summary>POST /posts with the real durability (WAL, synchronous=FULL): one writer, then four at a time.</summary>
internal static class ApiBenchmark
{
    private const int WarmUp = 50;

    public static async Task RunAsync(int writes)
    {
        await using var world = await BenchmarkWorld.StartAsync();
        var (schoolId, channelId, _) = await world.AddSchoolAsync(1);
        var number = 0;
        async Task<double> WriteAsync()
        {
            var start = TimeProvider.System.GetTimestamp();
            await world.Api.WriteAsync(schoolId, $"Черновик {Interlocked.Increment(ref number)}", "Приходите всей семьёй.", [channelId]);
            return TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
        }

        for (var warm = 0; warm < WarmUp; warm++) await WriteAsync();
        foreach (var writers in new[] { 1, 4, 1, 4 })
        {
            var start = TimeProvider.System.GetTimestamp();
            var each = await Task.WhenAll(Enumerable.Range(0, writers).Select(async _ =>
            {
                var mine = new List<double>();
                for (var i = 0; i < writes / writers; i++) mine.Add(await WriteAsync());
                return mine;
            }));
            var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
            var all = each.SelectMany(one => one).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"api, {writers} writers: {all.Count / seconds:0} writes/s, {Percentiles.Of(all)}"));
        }
    }
}
