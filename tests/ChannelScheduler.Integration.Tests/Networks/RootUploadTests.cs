using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Testing.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

/// <summary>A root that an admin uploads and compares: what is wrong is said and stored nowhere, what is right counts at once and after a restart.</summary>
public sealed class RootUploadTests : IDisposable
{
    private const string Me = """{"user_id":7,"first_name":"Бот","username":"id6633015816_bot","is_bot":true}""";

    private readonly TestAuthority _authority = new(TimeProvider.System.GetUtcNow());
    private readonly TemporaryFolder _folder = new();

    private string Pem => File.ReadAllText(_authority.BundlePath);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_bundle_shows_what_is_to_be_compared()
    {
        var shown = RootUpload.Read(Pem, Now).Select(CertificateInfo.Of).ToList();
        Assert.Equal([("Test Root", true), ("Test Sub CA", false)], shown.Select(one => (one.Subject, one.IsRoot)));
        Assert.All(shown, one => Assert.Matches("^([0-9A-F]{2}:){31}[0-9A-F]{2}$", one.Sha256));
        Assert.All(shown, one => Assert.True(one.ValidFrom < Now && Now < one.ValidUntil));
    }

    [Fact]
    public void What_is_no_root_for_MAX_is_refused_with_the_reason()
    {
        using var leaf = _authority.Issue("127.0.0.1");
        using var foreign = new TestAuthority(Now);
        var blocks = Pem.Split("-----END CERTIFICATE-----", StringSplitOptions.RemoveEmptyEntries);
        string Block(int index) => blocks[index].Trim() + "\n-----END CERTIFICATE-----\n";
        Refused("PemEmpty", "");
        Refused("PemUnreadable", "это не сертификат");
        Refused("PemUnreadable", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");
        Refused("PemPrivateKey", Pem + "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----");
        Refused("CertificateLeaf", leaf.ExportCertificatePem());
        Refused("CertificateNoRoot", Block(1));
        Refused("CertificateManyRoots", Pem + File.ReadAllText(foreign.BundlePath));
        Refused("CertificateForeign", Block(0) + File.ReadAllText(foreign.BundlePath).Split("-----END CERTIFICATE-----")[1].Trim() + "\n-----END CERTIFICATE-----\n");
        Refused("CertificateExpired", Pem, Now.AddDays(61));
        Refused("CertificateEarly", Pem, Now.AddDays(-31));

        static void Refused(string code, string pem, DateTimeOffset? now = null)
        {
            var refused = Assert.Throws<RefusedException>(() => RootUpload.Read(pem, now ?? Now));
            Assert.Equal((code, "pem"), (refused.Code, refused.Field));
        }
    }

    [Fact]
    public void The_root_is_confirmed_by_its_fingerprint_or_its_last_eight_characters()
    {
        var certificates = RootUpload.Read(Pem, Now);
        var right = CertificateInfo.Of(certificates[0]).Sha256;
        RootUpload.RequireConfirmed(certificates, right);
        RootUpload.RequireConfirmed(certificates, right.ToLowerInvariant().Replace(":", " ", StringComparison.Ordinal));
        RootUpload.RequireConfirmed(certificates, right[^11..]);
        Refused("FingerprintShort", right[^8..]);
        Refused("FingerprintShort", "");
        Refused("FingerprintOther", right[..11]);
        Refused("FingerprintOther", CertificateInfo.Of(certificates[1]).Sha256);

        void Refused(string code, string typed) => Assert.Equal(code, Assert.Throws<RefusedException>(() => RootUpload.RequireConfirmed(certificates, typed)).Code);
    }

    [Fact]
    public async Task An_untrusted_server_leads_to_the_step_and_a_root_taken_in_counts_at_once_and_after_a_restart()
    {
        using var certificate = _authority.Issue("127.0.0.1");
        await using var server = await TlsServer.StartAsync(certificate, Me);
        await using (var harness = Harness(server.Url))
        {
            var before = await CheckAsync(harness);
            Assert.False(before.Ok);
            var line = Assert.Single(before.Report.Checks);
            Assert.Equal(("trust", false), (line.Code, line.Holds));
            Assert.Contains("gosuslugi.ru/tls", line.Remedy, StringComparison.Ordinal);
            Assert.Equal(0, server.Requests);

            harness.Services.GetRequiredService<MaxTrustStore>().Add(RootUpload.Read(Pem, Now));
            Assert.True((await CheckAsync(harness)).Ok);
            // The other network trusts as before.
            var vk = await harness.Services.GetRequiredService<Infrastructure.Vk.VkConnector>().CheckTokenAsync(ChannelEnvironment.Live, ChannelTokenKind.Community, "vk1.a.x", default);
            Assert.Null(vk.Report.FindHolding());
        }
        await using var restarted = Harness(server.Url);
        Assert.True((await CheckAsync(restarted)).Ok);
        Assert.Equal(2, restarted.Services.GetRequiredService<MaxTrustStore>().Uploaded.Count);
    }

    [Fact]
    public async Task A_root_of_somebody_else_opens_nothing()
    {
        using var other = new TestAuthority(Now);
        using var certificate = _authority.Issue("127.0.0.1");
        await using var server = await TlsServer.StartAsync(certificate, Me);
        await using var harness = Harness(server.Url);
        harness.Services.GetRequiredService<MaxTrustStore>().Add(RootUpload.Read(File.ReadAllText(other.BundlePath), Now));
        Assert.Equal("trust", (await CheckAsync(harness)).Report.Checks.Single().Code);
        Assert.Equal(0, server.Requests);
    }

    private NetworkHarness Harness(Uri url) => new(maxUrl: url, vkUrl: url, live: true, configure: services => services.AddSingleton(new TrustFolder(_folder.Path)));

    private static Task<TokenVerdict> CheckAsync(NetworkHarness harness) => harness.Services.GetRequiredService<MaxConnector>().CheckTokenAsync(ChannelEnvironment.Live, "some-token", default);
}
