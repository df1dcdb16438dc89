using System.Net;
using ChannelScheduler.Testing.Sandbox;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

/// <summary>30 requests a second per token, two writes of a kind a second per channel.</summary>
public sealed class MaxRateLimitTests
{
    [Fact]
    public async Task The_third_send_within_a_second_is_refused_and_a_second_later_taken()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var server = await SandboxServer.StartAsync(o => o.Max.RateLimits = true, clock);
        var max = new MaxCaller(server);

        await max.SentAsync(new { text = "1" });
        await max.SentAsync(new { text = "2" });
        MaxCaller.AssertError(await max.SendAsync("{\"text\":\"3\"}"), 429, "too.many.requests");
        await max.SentAsync(new { text = "elsewhere" }, MaxCaller.Closed);
        clock.Advance(TimeSpan.FromSeconds(1));
        await max.SentAsync(new { text = "3" });

        Assert.Equal(3, (await server.PostsAsync("max", MaxCaller.Channel)).Count);
        Assert.Equal(4, await server.SendCountAsync("max", MaxCaller.Channel));
    }

    [Fact]
    public async Task The_thirty_first_request_within_a_second_is_refused()
    {
        await using var server = await SandboxServer.StartAsync(o => o.Max.RateLimits = true, new FakeTimeProvider());
        var max = new MaxCaller(server);
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await max.CallAsync("GET", "me")).Status);
        }

        MaxCaller.AssertError(await max.CallAsync("GET", "me"), 429, "too.many.requests");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Retry_After_is_a_switch(bool on)
    {
        await using var server = await SandboxServer.StartAsync(
            o => (o.Max.RateLimits, o.Max.RetryAfter) = (true, on), new FakeTimeProvider());
        var max = new MaxCaller(server);
        await max.SentAsync(new { text = "1" });
        await max.SentAsync(new { text = "2" });

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.MaxBaseUrl, $"messages?chat_id={MaxCaller.Channel}"));
        request.Headers.TryAddWithoutValidation("Authorization", "sandbox-max-bot-token");
        request.Content = new StringContent("{\"text\":\"3\"}");
        using var response = await server.Http.SendAsync(request);
        Assert.Equal((HttpStatusCode.TooManyRequests, on), (response.StatusCode, response.Headers.RetryAfter is not null));
    }
}
