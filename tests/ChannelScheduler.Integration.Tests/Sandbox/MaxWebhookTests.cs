using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Http;
using ChannelScheduler.Testing.Sandbox;
using ChannelScheduler.Testing.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

/// <summary>Events that the MAX stand-in sends to an address.</summary>
public sealed class MaxWebhookTests : IDisposable
{
    private const string Secret = "secret_1-A";

    private readonly RecordingClock _clock = new();
    private readonly string _state = Directory.CreateTempSubdirectory("sandbox-hook-").FullName;

    public void Dispose() => Directory.Delete(_state, recursive: true);

    [Fact]
    public async Task Events_come_in_order_with_the_secret_and_polling_gives_none()
    {
        await using var hook = RawHttpServer.Start(RawAnswer.Of(200, "text/plain", ""));
        await using var server = await StartAsync();
        await SubscribeAsync(server, hook.Url);
        var person = await SandboxPerson.AddAsync(server);
        await person.StartAsync("code");
        await person.SayAsync("раз");
        await person.SayAsync("два");

        Assert.Equal(["bot_started", "message_created раз", "message_created два"], await ArrivedAsync(hook, 3));
        Assert.All(hook.Requests, request => Assert.Equal((Secret, "application/json; charset=utf-8"), (request.Header("X-Max-Bot-Api-Secret"), request.Header("Content-Type"))));
        Assert.Empty(await PollAsync(server));

        await DeliveredAsync(server, hook, 2);
        await new MaxCaller(server).CallAsync("DELETE", "subscriptions?url=" + Uri.EscapeDataString(hook.Url.AbsoluteUri));
        await person.SayAsync("три");
        // What the webhook got is not given again.
        Assert.Equal(["message_created три"], (await PollAsync(server)).Select(Describe));
        Assert.Equal(3, hook.Requests.Select(request => request.Body).Distinct().Count());
    }

    [Fact]
    public async Task Only_the_wanted_types_are_sent_and_only_new_ones()
    {
        await using var hook = RawHttpServer.Start(RawAnswer.Of(200, "text/plain", ""));
        await using var server = await StartAsync();
        var person = await SandboxPerson.AddAsync(server);
        await person.StartAsync();
        await SubscribeAsync(server, hook.Url, "message_created");
        await person.StopAsync();
        await person.StartAsync();
        await person.SayAsync("раз");
        Assert.Equal(["message_created раз"], await ArrivedAsync(hook, 1));
        Assert.Single(hook.Requests);
    }

    [Fact]
    public async Task What_is_not_answered_with_200_comes_again_after_growing_pauses_and_holds_the_next_back()
    {
        var answers = new ConcurrentQueue<int>([500, 202, 200]);
        await using var hook = RawHttpServer.Start(_ => RawAnswer.Of(answers.TryDequeue(out var status) ? status : 200, "text/plain", ""));
        await using var server = await StartAsync();
        await SubscribeAsync(server, hook.Url);
        var person = await SandboxPerson.AddAsync(server);
        await person.StartAsync();
        await ArrivedAsync(hook, 1);
        await person.SayAsync("раз");

        await PauseAsync(60);
        _clock.Advance(TimeSpan.FromSeconds(60));
        await ArrivedAsync(hook, 2);
        await PauseAsync(150);
        _clock.Advance(TimeSpan.FromSeconds(150));
        Assert.Equal(["bot_started", "bot_started", "bot_started", "message_created раз"], await ArrivedAsync(hook, 4));
        Assert.Single(hook.Requests.Take(3).Select(request => request.Body).Distinct());
    }

    [Fact]
    public async Task After_four_tries_an_event_is_left_out()
    {
        await using var hook = RawHttpServer.Start(request => RawAnswer.Of(request.Body.Contains("bot_started", StringComparison.Ordinal) ? 500 : 200, "text/plain", ""));
        await using var server = await StartAsync();
        await SubscribeAsync(server, hook.Url);
        var person = await SandboxPerson.AddAsync(server);
        await person.StartAsync();
        foreach (var seconds in new[] { 60, 150, 375 })
        {
            await PauseAsync(seconds);
            _clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        await ArrivedAsync(hook, 4);
        await person.SayAsync("раз");
        Assert.Equal(["bot_started", "bot_started", "bot_started", "bot_started", "message_created раз"], await ArrivedAsync(hook, 5));
    }

    [Fact]
    public async Task The_last_event_can_be_sent_again_unchanged()
    {
        await using var hook = RawHttpServer.Start(RawAnswer.Of(200, "text/plain", ""));
        await using var server = await StartAsync();
        await SubscribeAsync(server, hook.Url);
        using (var early = await ReplayAsync(server))
        {
            Assert.Equal(400, (int)early.StatusCode);
        }

        var person = await SandboxPerson.AddAsync(server);
        await person.StartAsync("code");
        await person.SayAsync("раз");
        await ArrivedAsync(hook, 2);
        await DeliveredAsync(server, hook, 1);
        Assert.Equal("message_created раз", Describe(JsonDocument.Parse(hook.Requests[^1].Body).RootElement));
        Assert.Equal(hook.Requests[1].Headers["X-Max-Bot-Api-Secret"], hook.Requests[^1].Headers["X-Max-Bot-Api-Secret"]);
        Assert.True(hook.Requests.Count > 2);
    }

    [Fact]
    public async Task What_waited_over_a_restart_is_sent_after_it()
    {
        var status = 500;
        await using var hook = RawHttpServer.Start(_ => RawAnswer.Of(status, "text/plain", ""));
        await using (var server = await StartAsync())
        {
            await SubscribeAsync(server, hook.Url, "message_created");
            var person = await SandboxPerson.AddAsync(server);
            await person.StartAsync();
            await person.SayAsync("раз");
            await ArrivedAsync(hook, 1);
            status = 200;
        }

        await using var again = await StartAsync();
        Assert.Equal(["message_created раз", "message_created раз"], await ArrivedAsync(hook, 2));
        var listed = (await new MaxCaller(again).CallAsync("GET", "subscriptions")).Body.GetProperty("subscriptions").EnumerateArray().Single();
        Assert.Equal(hook.Url.AbsoluteUri, listed.GetProperty("url").GetString());
        // The secret is nobody else's business.
        Assert.False(listed.TryGetProperty("secret", out _));
    }

    [Fact]
    public async Task Nothing_runs_on_when_the_sandbox_has_ended()
    {
        await using var hook = RawHttpServer.Start(RawAnswer.Of(500, "text/plain", ""));
        var host = await SandboxHost.StartAsync(new SandboxOptions(), 0, 0, _clock);
        var worker = host.Services.GetServices<IHostedService>().OfType<BackgroundService>().Single();
        Assert.False(worker.ExecuteTask!.IsCompleted);
        await host.DisposeAsync();
        Assert.True(worker.ExecuteTask.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/hook", 200)]
    [InlineData("http://localhost/hook", 200)]
    [InlineData("http://192.0.2.1/hook", 400)]
    [InlineData("ftp://127.0.0.1/hook", 400)]
    [InlineData("hook", 400)]
    public async Task Plain_http_is_for_this_machine_alone(string url, int status)
    {
        await using var server = await StartAsync();
        Assert.Equal(status, (int)(await new MaxCaller(server).CallAsync("POST", "subscriptions", JsonSerializer.Serialize(new { url }))).Status);
    }

    private Task<SandboxServer> StartAsync() => SandboxServer.StartAsync(o => o.StateDirectory = _state, _clock);

    private static async Task SubscribeAsync(SandboxServer server, Uri url, params string[] types)
    {
        var (status, body) = await new MaxCaller(server).CallAsync("POST", "subscriptions", JsonSerializer.Serialize(new { url, update_types = types, secret = Secret }));
        Assert.True((int)status == 200, body.ToString());
    }

    private static Task<HttpResponseMessage> ReplayAsync(SandboxServer server) => server.Http.PostAsJsonAsync(new Uri(server.ControlUrl, "max/webhooks/replay"), new { bot = SandboxSeed.MaxBotToken });

    private static async Task<IReadOnlyList<JsonElement>> PollAsync(SandboxServer server) =>
        [.. (await new MaxCaller(server).CallAsync("GET", "updates?timeout=0")).Body.GetProperty("updates").EnumerateArray()];

    private static async Task<IReadOnlyList<string>> ArrivedAsync(RawHttpServer hook, int count)
    {
        await Eventually.GetAsync(() => Task.FromResult(hook.Requests.Count), arrived => arrived >= count);
        return [.. hook.Requests.Select(request => Describe(JsonDocument.Parse(request.Body).RootElement))];
    }

    // An answer comes before the note of it is on disk; what is noted can be sent again.
    private static Task DeliveredAsync(SandboxServer server, RawHttpServer hook, int index) =>
        Eventually.GetAsync(() => ReplayAsync(server), response => response.IsSuccessStatusCode && hook.Requests[^1].Body == hook.Requests[index].Body);

    // The pause has begun once its timer stands.
    private Task PauseAsync(int seconds) => Eventually.GetAsync(() => Task.FromResult(_clock.Timers.Contains(TimeSpan.FromSeconds(seconds))), set => set);

    private static string Describe(JsonElement update) =>
        update.GetProperty("update_type").GetString() + (update.TryGetProperty("message", out var message) ? " " + message.GetProperty("body").GetProperty("text").GetString() : "");

    private sealed class RecordingClock() : FakeTimeProvider(new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero))
    {
        private readonly ConcurrentQueue<TimeSpan> _timers = [];

        public IReadOnlyCollection<TimeSpan> Timers => _timers;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _timers.Enqueue(dueTime);
            return timer;
        }
    }
}
