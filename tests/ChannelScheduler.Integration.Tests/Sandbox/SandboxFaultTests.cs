using System.Globalization;
using System.Net;
using System.Text.Json;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Sandbox;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

/// <summary>Each fault does what its name says: what the caller sees, and what is stored.</summary>
public sealed class SandboxFaultTests : IAsyncLifetime
{
    private SandboxServer _server = null!;
    private MaxCaller _max = null!;

    public async Task InitializeAsync()
    {
        _server = await SandboxServer.StartAsync();
        _max = new MaxCaller(_server);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(FaultKinds.TooManyRequests, 429, "too.many.requests", 0)]
    [InlineData(FaultKinds.ServerError, 503, "service.unavailable", 0)]
    [InlineData(FaultKinds.InternalError, 500, "internal.error", 0)]
    [InlineData(FaultKinds.RevokedRights, 403, "chat.denied", 0)]
    [InlineData(FaultKinds.InvalidToken, 401, "verify.token", 0)]
    [InlineData(FaultKinds.AttachmentNotReady, 400, "attachment.not.ready", 0)]
    [InlineData(FaultKinds.ProxyHtml, 502, null, 0)]
    [InlineData(FaultKinds.GarbageBeforeStore, 200, null, 0)]
    [InlineData(FaultKinds.GarbageBody, 200, null, 1)]
    [InlineData(FaultKinds.ServerErrorAfterStore, 503, null, 1)]
    public async Task A_fault_answers_and_stores_as_named(string kind, int status, string? code, int stored)
    {
        await _server.AddFaultAsync(new Fault("max", MaxCaller.Channel, kind, Times: 1));

        using var response = await PostAsync();
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, text.StartsWith('<') ? null : JsonDocument.Parse(text).RootElement.GetProperty("code").GetString());
        Assert.Equal(stored, (await _server.PostsAsync("max", MaxCaller.Channel)).Count);

        // Once means once.
        using var next = await PostAsync();
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Equal(stored + 1, (await _server.PostsAsync("max", MaxCaller.Channel)).Count);
        Assert.Equal(2, await _server.SendCountAsync("max", MaxCaller.Channel));
    }

    [Theory]
    [InlineData(FaultKinds.CutBeforeStore, 0)]
    [InlineData(FaultKinds.CutAfterStore, 1)]
    public async Task A_cut_connection_leaves_the_post_stored_or_not(string kind, int stored)
    {
        await _server.AddFaultAsync(new Fault("max", null, kind));
        await Assert.ThrowsAsync<HttpRequestException>(PostAsync);
        Assert.Equal(stored, (await _server.PostsAsync("max", MaxCaller.Channel)).Count);
        Assert.Equal(1, await _server.SendCountAsync("max", MaxCaller.Channel));
    }

    [Fact]
    public async Task Success_false_comes_with_200_and_changes_nothing()
    {
        var mid = (await _max.SentAsync(new { text = "было" })).GetProperty("body").GetProperty("mid").GetString();
        await _server.AddFaultAsync(new Fault("max", null, FaultKinds.SuccessFalse, On: "edit"));
        var (status, body) = await _max.CallAsync("PUT", "messages?message_id=" + mid, "{\"text\":\"стало\"}");
        Assert.Equal((HttpStatusCode.OK, false), (status, body.GetProperty("success").GetBoolean()));
        Assert.Equal("было", (await _server.PostsAsync("max", MaxCaller.Channel)).Single().Text);
    }

    [Theory]
    [InlineData(FaultKinds.Slow, 1)]
    [InlineData(FaultKinds.SlowBeforeStore, 0)]
    public async Task A_slow_answer_waits_after_or_before_the_work(string kind, int storedMeanwhile)
    {
        var clock = new FakeTimeProvider();
        await using var server = await SandboxServer.StartAsync(time: clock);
        await server.AddFaultAsync(new Fault("max", null, kind, Times: 1, DelayMilliseconds: 60_000));

        var sending = new MaxCaller(server).SentAsync(new { text = "x" });
        await Until(() => Task.FromResult(server.Faults.List().Count == 0));
        Assert.False(sending.IsCompleted);
        Assert.Equal(storedMeanwhile, (await server.PostsAsync("max", MaxCaller.Channel)).Count);

        await Until(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            return Task.FromResult(sending.IsCompleted);
        });
        await sending;
        Assert.Single(await server.PostsAsync("max", MaxCaller.Channel));
    }

    [Theory]
    [InlineData(null, 503, 200, 200)]
    [InlineData("send", 503, 200, 200)]
    [InlineData("read", 200, 503, 200)]
    [InlineData("upload", 200, 200, 503)]
    [InlineData("any", 503, 503, 503)]
    public async Task A_fault_hits_the_operation_it_names(string? on, int send, int read, int upload)
    {
        await _server.AddFaultAsync(new Fault("max", MaxCaller.Channel, FaultKinds.ServerError, On: on));
        Assert.Equal(send, (int)(await _max.SendAsync("{\"text\":\"x\"}")).Status);
        Assert.Equal(read, (int)(await _max.CallAsync("GET", $"messages?chat_id={MaxCaller.Channel}")).Status);
        Assert.Equal(upload, (int)(await _max.CallAsync("POST", "uploads?type=image")).Status);
        Assert.Equal(200, (int)(await _max.SendAsync("{\"text\":\"x\"}", MaxCaller.Closed)).Status);
    }

    [Fact]
    public async Task Retry_after_is_told_when_the_fault_names_it()
    {
        await _server.AddFaultAsync(new Fault("max", null, FaultKinds.TooManyRequests, RetryAfterSeconds: 7));
        using var response = await PostAsync();
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Revoked_rights_show_in_the_membership()
    {
        await _server.AddFaultAsync(new Fault("max", MaxCaller.Channel, FaultKinds.RevokedRights));
        var (_, member) = await _max.CallAsync("GET", $"chats/{MaxCaller.Channel}/members/me");
        Assert.DoesNotContain("write", member.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()));
    }

    [Fact]
    public async Task The_answer_to_a_send_may_lack_its_address_and_its_sender()
    {
        await _server.AddFaultAsync(new Fault("max", null, FaultKinds.OmitUrl));
        await _server.AddFaultAsync(new Fault("max", null, FaultKinds.OmitSender));
        var sent = await _max.SentAsync(new { text = "x" });
        Assert.False(sent.TryGetProperty("url", out _) || sent.TryGetProperty("stat", out _) || sent.TryGetProperty("sender", out _));
        var (_, read) = await _max.CallAsync("GET", "messages/" + sent.GetProperty("body").GetProperty("mid").GetString());
        Assert.True(read.TryGetProperty("url", out _));
    }

    [Fact]
    public async Task The_date_header_can_be_skewed()
    {
        await _server.AddFaultAsync(new Fault("max", null, FaultKinds.ClockSkew, Times: 1, DelayMilliseconds: 3_600_000));
        using var skewed = await PostAsync();
        using var right = await PostAsync();
        Assert.InRange(skewed.Headers.Date!.Value - right.Headers.Date!.Value, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
    }

    [Theory]
    [InlineData("{\"network\":\"ok\",\"kind\":\"slow\"}")]
    [InlineData("{\"network\":\"max\",\"kind\":\"slowly\"}")]
    [InlineData("{\"network\":\"max\"}")]
    [InlineData("{\"network\":\"max\",\"kind\":\"slow\",\"on\":\"sending\"}")]
    [InlineData("{\"network\":\"max\",\"kind\":\"slow\",\"times\":0}")]
    [InlineData("no json")]
    public async Task A_fault_that_could_never_hit_is_refused(string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var response = await _server.Http.PostAsync(new Uri(_server.ControlUrl, "faults"), content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(_server.Faults.List());
    }

    [Fact]
    public async Task Clearing_takes_every_fault_away()
    {
        await _server.AddFaultAsync(new Fault("max", null, FaultKinds.ServerError));
        await _server.ClearFaultsAsync();
        Assert.Equal(HttpStatusCode.OK, (await _max.SendAsync("{\"text\":\"x\"}")).Status);
    }

    [Fact]
    public async Task Sends_are_logged_with_their_instants()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-09-01T06:00:00.123Z", CultureInfo.InvariantCulture));
        await using var server = await SandboxServer.StartAsync(time: clock);
        await new MaxCaller(server).SentAsync(new { text = "x" });
        Assert.Equal([clock.GetUtcNow()], await server.SendsAsync("max", MaxCaller.Channel));
    }

    private Task<HttpResponseMessage> PostAsync()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.MaxBaseUrl, $"messages?chat_id={MaxCaller.Channel}"));
        request.Headers.TryAddWithoutValidation("Authorization", SandboxSeed.MaxBotToken);
        request.Content = new StringContent("{\"text\":\"x\"}");
        return _server.Http.SendAsync(request);
    }

    private static async Task Until(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
