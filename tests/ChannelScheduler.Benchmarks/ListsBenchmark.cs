using System.Globalization;
using System.Net.Http.Headers;
using ChannelScheduler.Testing.Server;

namespace ChannelScheduler.Benchmarks;

/// <summary>Time per page of every list with a thousand posts of one school, and with a hundred thousand: a list that is searched by its index takes about as long.</summary>
internal static class ListsBenchmark
{
    private const int WarmUp = 3, Tries = 15;

    private static readonly (string Name, string Path)[] Pages =
    [
        ("posts", "/posts"), ("posts, by a rare word", "/posts?q=ЯРМАРКА"), ("posts, by a word that is nowhere", "/posts?q=нигде"), ("posts, sent back", "/posts?state=Rejected"), ("posts, out", "/posts?state=Published"),
        ("posts, needing somebody", "/posts?state=NeedsAttention"), ("posts, by author", "/posts?author=press"), ("queue, coming", "/queue"), ("queue, done", "/queue?show=done"), ("review", "/review"),
        ("notifications", "/notifications"), ("log", "/audit"), ("log, one sort", "/audit?event=post.rejected"), ("log, a word", "/audit?q=нигде"), ("start", "/"), ("dashboard", "/dashboard"), ("dashboard, failed", "/dashboard?state=Failed"),
        ("Hangfire, home", "/hangfire"), ("Hangfire, upcoming", "/hangfire/upcoming"), ("Hangfire, upcoming, a rare word", "/hangfire/upcoming?q=ярмарка"), ("Hangfire, upcoming, none", "/hangfire/upcoming?state=late"),
        ("API posts", "/api/v1/posts"), ("API posts, withdrawn", "/api/v1/posts?status=withdrawn"), ("API publications", "/api/v1/publications"), ("API publications, failed", "/api/v1/publications?status=failed"),
        ("API log", "/api/v1/audit"), ("API notifications", "/api/v1/notifications"),
    ];

    public static async Task RunAsync(int most)
    {
        await using var world = await BenchmarkWorld.StartAsync();
        var (schoolId, channelId, _) = await world.AddSchoolAsync(1);
        var template = await world.Api.ApproveAsync(await world.Api.WriteAsync(schoolId, "Новость", "Приходите всей семьёй.", [channelId], TimeProvider.System.GetUtcNow().AddDays(300)));
        var draft = (await world.Api.WriteAsync(schoolId, "Черновик", "Приходите всей семьёй в школу.", [channelId], TimeProvider.System.GetUtcNow().AddDays(1))).GetProperty("id").GetGuid();
        using var http = new HttpClient { BaseAddress = world.Address, Timeout = TimeSpan.FromMinutes(2) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", SchedulerKeys.Approver);
        var fill = new PostFill(world.Database, template.GetProperty("id").GetGuid());
        (string Name, string Path)[] all = [.. Pages, ("API one draft, with its neighbours", $"/api/v1/posts/{draft}"), ("one draft's page", $"/posts/{draft}")];
        var times = new Dictionary<string, List<double>>();
        await fill.ToAsync(1_000);
        // A program that has just started is slow everywhere, and the small number of posts comes first.
        foreach (var (_, path) in all) await MeasureAsync(http, path);
        foreach (var size in new[] { 1_000, most })
        {
            if (size > 1_000) await fill.ToAsync(size);
            foreach (var (name, path) in all)
            {
                var time = await MeasureAsync(http, path);
                (times.TryGetValue(name, out var known) ? known : times[name] = []).Add(time);
                // The whole takes minutes: who waits sees that it goes on.
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{size:N0} {name}: {time:0.0} ms"));
            }
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"lists: median of {Tries}, 1,000 posts and {most:N0} posts of one school"));
        foreach (var (name, _) in all) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-36} {times[name][0],8:0.0} ms {times[name][1],8:0.0} ms  x{times[name][1] / times[name][0]:0.00}"));
    }

    private static async Task<double> MeasureAsync(HttpClient http, string path)
    {
        var times = new List<double>();
        for (var i = 0; i < WarmUp + Tries; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            using var answer = await http.GetAsync(path);
            await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
            if (i >= WarmUp) times.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        }
        return times.Order().ElementAt(Tries / 2);
    }
}
