using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Http;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

/// <summary>The extra roots work for MAX, for nobody else, and replace no other check. What TLS stops is definite: nothing was sent.</summary>
public sealed class TrustedRootsTests : IDisposable
{
    private const string Answer = """{"message":{"timestamp":1788253200000,"body":{"mid":"mid.1","text":"a"},"url":"https://max.ru/a/b"},"response":{"post_id":1}}""";

    private readonly TestAuthority _authority = new(TimeProvider.System.GetUtcNow());

    public void Dispose() => _authority.Dispose();

    private NetworkHarness Harness(Uri url, bool withBundle) =>
        new(maxUrl: url, vkUrl: url, live: true, settings: withBundle ? [("Networks:Max:TrustedRootsPath", _authority.BundlePath)] : []);

    private static Task<PublishOutcome> SendMaxAsync(NetworkHarness harness) => harness.Max.SendAsync(harness.MaxChannel(), NetworkHarness.Message("a"), harness.Deadline, default);

    [Fact]
    public async Task With_the_bundle_MAX_is_trusted_and_VK_is_not()
    {
        using var certificate = _authority.Issue("127.0.0.1");
        await using var server = await TlsServer.StartAsync(certificate, Answer);
        await using var harness = Harness(server.Url, withBundle: true);

        Assert.IsType<PublishOutcome.Accepted>(await SendMaxAsync(harness));
        Assert.Equal(1, server.Requests);
        Assert.IsType<PublishOutcome.NotSent>(await harness.Vk.SendAsync(harness.VkChannel(), NetworkHarness.Message("a"), harness.Deadline, default));
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task Without_the_bundle_nothing_is_sent()
    {
        using var certificate = _authority.Issue("127.0.0.1");
        await using var server = await TlsServer.StartAsync(certificate, Answer);
        await using var harness = Harness(server.Url, withBundle: false);

        Assert.IsType<PublishOutcome.NotSent>(await SendMaxAsync(harness));
        Assert.Equal(0, server.Requests);
    }

    [Theory]
    [InlineData("evil.example", 30)]
    [InlineData("127.0.0.1", -1)]
    public async Task A_wrong_name_or_an_expired_certificate_is_refused_also_with_the_bundle(string name, int days)
    {
        using var certificate = _authority.Issue(name, days);
        await using var server = await TlsServer.StartAsync(certificate, Answer);
        await using var harness = Harness(server.Url, withBundle: true);

        Assert.IsType<PublishOutcome.NotSent>(await SendMaxAsync(harness));
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public async Task Another_authority_is_refused_also_with_the_bundle()
    {
        using var other = new TestAuthority(TimeProvider.System.GetUtcNow());
        using var certificate = other.Issue("127.0.0.1");
        await using var server = await TlsServer.StartAsync(certificate, Answer);
        await using var harness = Harness(server.Url, withBundle: true);

        Assert.IsType<PublishOutcome.NotSent>(await SendMaxAsync(harness));
        Assert.Equal(0, server.Requests);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("https://no-such-host.invalid/")]
    public async Task What_can_t_be_reached_was_not_sent(string url)
    {
        await using var harness = Harness(new Uri(url), withBundle: false);
        Assert.IsType<PublishOutcome.NotSent>(await SendMaxAsync(harness));
        Assert.IsType<PublishOutcome.NotSent>(await harness.Vk.SendAsync(harness.VkChannel(), NetworkHarness.Message("a"), harness.Deadline, default));
    }

    [Fact]
    public async Task A_server_that_does_not_speak_TLS_was_not_sent_to()
    {
        await using var server = RawHttpServer.Start(RawAnswer.NoHttp);
        await using var harness = Harness(new UriBuilder(server.Url) { Scheme = "https" }.Uri, withBundle: false);
        var sending = SendMaxAsync(harness);
        await server.DisposeAsync();
        Assert.IsType<PublishOutcome.NotSent>(await sending);
    }
}
