using System.Globalization;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Server;
using Xunit;
using Xunit.Abstractions;

namespace ChannelScheduler.Integration.Tests.Crash;

/// <summary>
/// P2 and P6 against kill -9 at moments that nobody chose. <c>CRASH_KILLS</c> sets how many (15 unless told; hundreds by hand), <c>CRASH_SEED</c> repeats a run's moments.
/// </summary>
public sealed class KillStormTests(ITestOutputHelper output)
{
    private static readonly string[] Digits = ["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"];
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("CRASH_KILLS") ?? "15", CultureInfo.InvariantCulture);
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("CRASH_SEED") ?? $"{Environment.ProcessId}", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Killed_at_random_moments_nothing_is_out_twice_and_everything_has_a_named_end()
    {
        output.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        await using var world = await CrashWorld.StartAsync();
        // A network that answers late: more of the kills fall between "stored" and "answered".
        await world.Sandbox.AddFaultAsync(new Fault("max", null, FaultKinds.Slow, DelayMilliseconds: 150));
        await world.Sandbox.AddFaultAsync(new Fault("vk", null, FaultKinds.Slow, DelayMilliseconds: 150));
        for (var kill = 0; kill < Kills; kill++) await LiveAndDieAsync(world, kill, random);
        await world.Sandbox.ClearFaultsAsync();
        await world.StartProgramAsync();

        var posts = await Eventually.GetAsync(() => ReadAsync(world), all => all.All(one => one.HasEnded), 2 * CrashWorld.Patience,
            all => string.Join("\n", all.Where(one => !one.HasEnded)) + "\n" + world.Process.Output);
        var (inMax, inVk) = (await world.MaxPostsAsync(), await world.VkPostsAsync());
        Assert.True(posts.Select(one => one.Title).Distinct().Count() == posts.Count, "written twice: " + string.Join("; ", posts.GroupBy(one => one.Title).Where(group => group.Count() > 1).Select(group => group.Key)));
        foreach (var post in posts)
        {
            AssertOnce(post.Max, post, inMax);
            AssertOnce(post.Vk, post, inVk);
        }
        // At least the writes of the lives that lasted must have come through, or the storm has tested nothing.
        Assert.True(posts.Count(one => one.Max.Status == "published") >= Kills / 3, $"only {posts.Count} posts were approved");
        output.WriteLine($"{Kills} kills, {posts.Count} posts; " + string.Join(", ", posts.SelectMany(one => new[] { one.Max, one.Vk })
            .GroupBy(one => one.ToString()).OrderBy(group => group.Key).Select(group => $"{group.Key}: {group.Count()}")));
    }

    private static async Task LiveAndDieAsync(CrashWorld world, int number, Random random)
    {
        var life = TimeSpan.FromMilliseconds(random.Next(20, 1500));
        switch (random.Next(6))
        {
            case 0:
                // This one dies while it starts.
                await world.Process.KillAsync();
                world.Launch();
                await Task.Delay(life, TimeProvider.System);
                break;
            case 1:
                // While somebody writes.
                var writing = WriteAsync(world, TitleOf(number));
                await Task.Delay(life / 5, TimeProvider.System);
                await world.Process.KillAsync();
                await writing;
                break;
            default:
                // While it publishes.
                await WriteAsync(world, TitleOf(number));
                await Task.Delay(life, TimeProvider.System);
                break;
        }
        await world.Process.KillAsync();
        await world.StartProgramAsync();
    }

    private static async Task WriteAsync(CrashWorld world, string title)
    {
        try
        {
            await world.Api.ApproveAsync(await world.WriteAsync(title));
        }
        catch (HttpRequestException)
        {
            // Killed under the request; whether it was committed is read at the end.
        }
    }

    private static async Task<IReadOnlyList<StormPost>> ReadAsync(CrashWorld world) =>
    [
        .. (await world.Api.ListAsync("posts")).Where(post => post.GetProperty("approvedAt").ValueKind == System.Text.Json.JsonValueKind.String).Select(post => new StormPost(
            post.GetProperty("title").GetString()!,
            [.. post.GetProperty("publications").EnumerateArray().Select(one => new PublicationView(one))])),
    ];

    private static void AssertOnce(PublicationView publication, StormPost post, IReadOnlyList<ReaderPost> channel)
    {
        var copies = channel.Where(one => one.Text.StartsWith(post.Title + "\n", StringComparison.Ordinal)).ToList();
        var times = copies.Count;
        Assert.True(times <= 1, $"{post} is out {times} times: {string.Join("; ", copies)}");
        if (publication.Status == "published") Assert.True(times == 1, $"{post} says published and is out {times} times");
    }

    // Words that start differently: two posts of the storm must not look like two copies of one.
    private static string TitleOf(int number) => string.Join(' ', $"{number}".Reverse().Select(digit => Digits[digit - '0'])) + " конец счёта";

    private sealed record StormPost(string Title, IReadOnlyList<PublicationView> Publications)
    {
        public PublicationView Max => Publications.Single(one => one.Kind == "maxPublic");

        public PublicationView Vk => Publications.Single(one => one.Kind == "gospublic");

        public bool HasEnded => IsEnd(Max) && (IsEnd(Vk) || (Vk.Status == "planned" && Max.WaitsForPerson));

        public override string ToString() => $"{Title}: {Max}, {Vk}";

        private static bool IsEnd(PublicationView one) => one.Status is "published" or "failed" or "missed" or "onHold" || one.WaitsForPerson;
    }
}
