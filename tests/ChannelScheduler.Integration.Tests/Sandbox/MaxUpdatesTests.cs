using System.Text.Json;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Sandbox;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

/// <summary>Long polling and webhook subscriptions.</summary>
public sealed class MaxUpdatesTests
{
    [Fact]
    public async Task A_bot_learns_its_channels_once_and_then_of_posts()
    {
        await using var server = await SandboxServer.StartAsync();
        var max = new MaxCaller(server);

        var first = await PollAsync(max, "timeout=0");
        Assert.Equal([("bot_added", SandboxSeed.MaxPublicChatId), ("bot_added", SandboxSeed.MaxClosedChatId)],
            first.Updates.Select(u => (Type(u), u.GetProperty("chat_id").GetInt64())));
        Assert.Empty((await PollAsync(max, "timeout=0")).Updates);

        await max.SentAsync(new { text = "новость" });
        var second = await PollAsync(max, $"timeout=0&marker={first.Marker}");
        Assert.Equal(["message_created"], second.Updates.Select(Type));
        Assert.Equal(["bot_added", "bot_added", "message_created"], (await PollAsync(max, "timeout=0&marker=0")).Updates.Select(Type));
        Assert.Equal(["message_created"], (await PollAsync(max, "timeout=0&marker=0&types=message_created,message_edited")).Updates.Select(Type));
    }

    [Fact]
    public async Task A_waiting_poll_ends_with_the_post_that_comes_meanwhile()
    {
        // The clock stands still, so only the post can end the poll.
        var clock = new CountingClock();
        await using var server = await SandboxServer.StartAsync(time: clock);
        var max = new MaxCaller(server);
        var marker = (await PollAsync(max, "timeout=0")).Marker;

        var before = clock.Timers;
        var waiting = PollAsync(max, $"timeout=90&marker={marker}");
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (clock.Timers == before)
        {
            // The poll is on the server once it has set its timeout.
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await max.SentAsync(new { text = "новость" });
        Assert.Equal(["message_created"], (await waiting.WaitAsync(TimeSpan.FromSeconds(30))).Updates.Select(Type));
    }

    [Theory]
    [InlineData("https://example.org/hook", null, 200)]
    [InlineData("http://example.org/hook", null, 400)]
    [InlineData("https://example.org:8443/hook", null, 400)]
    [InlineData("https://example.org/hook", "abc", 400)]
    [InlineData("https://example.org/hook", "abc_DEF-1", 200)]
    public async Task A_webhook_needs_https_on_443_and_a_proper_secret(string url, string? secret, int status)
    {
        await using var server = await SandboxServer.StartAsync();
        var max = new MaxCaller(server);
        Assert.Equal(status, (int)(await max.CallAsync("POST", "subscriptions", JsonSerializer.Serialize(new { url, secret }))).Status);

        var (_, list) = await max.CallAsync("GET", "subscriptions");
        Assert.Equal(status == 200 ? 1 : 0, list.GetProperty("subscriptions").GetArrayLength());
        // A webhook switches long polling off.
        Assert.Equal(status == 200 ? 0 : 2, (await PollAsync(max, "timeout=0")).Updates.Count);
        await max.CallAsync("DELETE", "subscriptions?url=" + Uri.EscapeDataString(url));
        Assert.Equal(0, (await max.CallAsync("GET", "subscriptions")).Body.GetProperty("subscriptions").GetArrayLength());
    }

    private static async Task<(IReadOnlyList<JsonElement> Updates, long Marker)> PollAsync(MaxCaller max, string query)
    {
        var (_, body) = await max.CallAsync("GET", "updates?" + query);
        return ([.. body.GetProperty("updates").EnumerateArray()], body.GetProperty("marker").GetInt64());
    }

    private static string Type(JsonElement update) => update.GetProperty("update_type").GetString()!;

    private sealed class CountingClock : FakeTimeProvider
    {
        private int _timers;

        public int Timers => Volatile.Read(ref _timers);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref _timers);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
