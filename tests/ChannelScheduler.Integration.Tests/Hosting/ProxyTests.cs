using ChannelScheduler.Integration.Tests.Api;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Hosting;

/// <summary>Behind a declared proxy: its word counts, nobody else's, and nothing that loopback alone may do is open to whoever it hides.</summary>
public sealed class ProxyTests
{
    private const string Stranger = "203.0.113.7";

    [Theory]
    // What the proxy says, the answer for a page, for the fault switches and for the metrics.
    [InlineData(Stranger, "https", 200, 404, 401)]
    [InlineData(Stranger, "http", 400, 400, 400)]
    [InlineData(Stranger, null, 400, 400, 400)]
    // Somebody wrote the first address; a proxy appends the second.
    [InlineData("127.0.0.1, " + Stranger, "https", 200, 404, 401)]
    [InlineData("127.0.0.1", "https", 200, 404, 401)]
    [InlineData("nonsense", "https", 400, 400, 400)]
    // No headers: this machine, or a proxy that forgets them; so what loopback alone may do is shut.
    [InlineData(null, null, 200, 404, 401)]
    public async Task A_proxy_on_this_machine_hides_nobody(string? forwardedFor, string? proto, int page, int switches, int metrics)
    {
        await using var server = await SchedulerServer.StartAsync(null, "--Proxy:TerminatesTls=true");
        Assert.Equal(page, await GetAsync(server, "/", forwardedFor, proto));
        Assert.Equal(switches, await GetAsync(server, "/_sandbox/channels", forwardedFor, proto));
        Assert.Equal(metrics, await GetAsync(server, "/metrics", forwardedFor, proto));
        Assert.Equal(200, await GetAsync(server, "/health/live", forwardedFor, proto));
    }

    [Theory]
    [InlineData(null, 200, 200)]
    [InlineData(Stranger, 404, 401)]
    public async Task Without_a_declared_proxy_a_forwarded_header_only_takes_rights_away(string? forwardedFor, int switches, int metrics)
    {
        await using var server = await SchedulerServer.StartAsync();
        Assert.Equal(switches, await GetAsync(server, "/_sandbox/channels", forwardedFor, forwardedFor is null ? null : "https"));
        Assert.Equal(metrics, await GetAsync(server, "/metrics", forwardedFor, forwardedFor is null ? null : "https"));
    }

    [Fact]
    public async Task Headers_from_another_machine_than_the_proxys_are_not_believed()
    {
        await using var server = await SchedulerServer.StartAsync(null, "--Proxy:TerminatesTls=true", "--Proxy:Address=10.0.0.5;10.1.0.0/16");
        Assert.Equal(400, await GetAsync(server, "/", Stranger, "https"));
        // The proxy stands elsewhere, so what comes from here without headers is this machine.
        Assert.Equal(200, await GetAsync(server, "/metrics", null, null));
    }

    private static async Task<int> GetAsync(SchedulerServer server, string path, string? forwardedFor, string? proto)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (forwardedFor is not null) request.Headers.Add("X-Forwarded-For", forwardedFor);
        if (proto is not null) request.Headers.Add("X-Forwarded-Proto", proto);
        using var response = await server.Http.SendAsync(request);
        return (int)response.StatusCode;
    }
}
