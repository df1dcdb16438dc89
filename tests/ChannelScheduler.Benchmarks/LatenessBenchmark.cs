using ChannelScheduler.Testing.Server;

namespace ChannelScheduler.Benchmarks;

/// <summary>How late a post reaches its network: clock, dispatch, queue, gate and send of the real program, all posts due at one instant on channels of their own.</summary>
internal static class LatenessBenchmark
{
    private const int Runs = 3;

    // Set-up takes longer the more posts there are; none may be due before all are approved.
    private static readonly TimeSpan SetUpPerPost = TimeSpan.FromMilliseconds(150);

    public static async Task RunAsync(int posts)
    {
        await using var world = await BenchmarkWorld.StartAsync();
        var schools = new List<(Guid SchoolId, Guid ChannelId, string ExternalId)>();
        for (var number = 0; number < posts; number++) schools.Add(await world.AddSchoolAsync(number + 1));
        for (var run = 0; run < Runs; run++)
        {
            var due = DateTimeOffset.FromUnixTimeSeconds((TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(5) + (posts * SetUpPerPost)).ToUnixTimeSeconds());
            foreach (var school in schools)
            {
                await world.Api.ApproveAsync(await world.Api.WriteAsync(school.SchoolId, $"Праздник {run}", "Приходите всей семьёй.", [school.ChannelId], due));
            }
            var early = TimeProvider.System.GetUtcNow() < due;
            var received = await Eventually.GetAsync(() => ReceivedAsync(world, schools, run), all => all.Count == posts, TimeSpan.FromMinutes(5), all => $"{all.Count} of {posts}");
            Console.WriteLine($"lateness, {posts} posts, run {run + 1}: {Percentiles.Of(received.Select(at => (at - due).TotalMilliseconds))}{(early ? "" : " (set-up was too slow: not comparable)")}");
        }
    }

    private static async Task<IReadOnlyList<DateTimeOffset>> ReceivedAsync(BenchmarkWorld world, List<(Guid SchoolId, Guid ChannelId, string ExternalId)> schools, int run)
    {
        var received = new List<DateTimeOffset>();
        foreach (var school in schools) received.AddRange((await world.Sandbox.SendsAsync("max", school.ExternalId)).Skip(run).Take(1));
        return received;
    }
}
