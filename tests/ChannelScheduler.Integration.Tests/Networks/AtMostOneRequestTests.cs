using System.Text;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Http;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

/// <summary>P2 at the socket: a send leaves at most once, whatever the connection does.</summary>
public class AtMostOneRequestTests
{
    private const string MaxSent = """{"message":{"timestamp":1788253200000,"body":{"mid":"mid.ffffbdb48e6c3775019d496b34394b84","text":"a"},"url":"https://max.ru/a/b"}}""";

    // The first request warms the connection up; from then on the server reads a request and hangs up, as a dead pooled connection would.
    private static RawHttpServer WarmThenDead(string body)
    {
        var requests = 0;
        return RawHttpServer.Start(_ => Interlocked.Increment(ref requests) == 1 ? RawAnswer.Json(body) : RawAnswer.Cut);
    }

    [Fact]
    public async Task Dotnet_itself_repeats_a_bodiless_POST_on_a_dead_pooled_connection()
    {
        await using var server = WarmThenDead("{}");
        using var client = new HttpClient();
        using (await client.GetAsync(server.Url)) { }

        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync(server.Url, content: null));
        // Proof that this server provokes what the publishing clients have to avoid: one call, several requests.
        Assert.True(server.Requests.Count(request => request.Method == "POST") > 1);
    }

    [Fact]
    public async Task A_MAX_send_on_a_dead_connection_reaches_the_network_once_and_is_in_doubt()
    {
        await using var server = WarmThenDead(MaxSent);
        await using var harness = new NetworkHarness(maxUrl: server.Url);
        Assert.IsType<PublishOutcome.Accepted>(await harness.Max.SendAsync(harness.MaxChannel(), NetworkHarness.Message("a"), harness.Deadline, default));

        var outcome = await harness.Max.SendAsync(harness.MaxChannel(), NetworkHarness.Message("b"), harness.Deadline, default);

        Assert.IsType<PublishOutcome.Ambiguous>(outcome);
        Assert.Single(server.Requests, request => request.Body.Contains("\"b\"", StringComparison.Ordinal));
        Assert.All(server.Requests, request => Assert.NotEmpty(request.Body));
        Assert.Equal(server.Requests.Count, server.Connections);
    }

    [Fact]
    public async Task A_MAX_delete_which_has_nothing_to_say_reaches_the_network_once()
    {
        await using var server = WarmThenDead("""{"success":true}""");
        await using var harness = new NetworkHarness(maxUrl: server.Url);
        await harness.Max.DeleteAsync(harness.MaxChannel(), "mid.1", harness.Deadline, default);

        Assert.IsType<PublishOutcome.Ambiguous>(await harness.Max.DeleteAsync(harness.MaxChannel(), "mid.2", harness.Deadline, default));
        Assert.Single(server.Requests, request => request.Target.Contains("mid.2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_VK_post_on_a_dead_connection_reaches_the_network_once_and_is_in_doubt()
    {
        await using var server = RawHttpServer.Start(request => request.Body.Contains("message=b", StringComparison.Ordinal) ? RawAnswer.Cut : RawAnswer.Json("""{"response":{"post_id":5}}"""));
        await using var harness = new NetworkHarness(vkUrl: server.Url);
        Assert.IsType<PublishOutcome.Accepted>(await harness.Vk.SendAsync(harness.VkChannel(), NetworkHarness.Message("a"), harness.Deadline, default));

        Assert.IsType<PublishOutcome.Ambiguous>(await harness.Vk.SendAsync(harness.VkChannel(), NetworkHarness.Message("b"), harness.Deadline, default));
        Assert.Single(server.Requests, request => request.Body.Contains("message=b", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_leaves_doubt()
    {
        await using var elsewhere = RawHttpServer.Start(RawAnswer.Json(MaxSent));
        await using var server = RawHttpServer.Start(RawAnswer.Of(307, "text/plain", "", $"Location: {elsewhere.Url}messages"));
        await using var harness = new NetworkHarness(maxUrl: server.Url);

        Assert.IsType<PublishOutcome.Ambiguous>(await harness.Max.SendAsync(harness.MaxChannel(), NetworkHarness.Message("a"), harness.Deadline, default));
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_send_after_its_deadline_does_not_leave()
    {
        await using var server = RawHttpServer.Start(RawAnswer.Json(MaxSent));
        await using var harness = new NetworkHarness(maxUrl: server.Url);
        var deadline = harness.Deadline;
        harness.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.IsType<PublishOutcome.NotSent>(await harness.Max.SendAsync(harness.MaxChannel(), NetworkHarness.Message("a"), deadline, default));
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_by_the_deadline_leaves_doubt()
    {
        NetworkHarness harness = null!;
        await using var server = RawHttpServer.Start(_ =>
        {
            // The request has arrived; now time runs out.
            harness.Time.Advance(TimeSpan.FromMinutes(1));
            return new RawAnswer(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\n"), Close: false);
        });
        await using (harness = new NetworkHarness(maxUrl: server.Url))
        {
            Assert.IsType<PublishOutcome.Ambiguous>(await harness.Max.SendAsync(harness.MaxChannel(), NetworkHarness.Message("a"), harness.Deadline, default));
        }
    }
}
