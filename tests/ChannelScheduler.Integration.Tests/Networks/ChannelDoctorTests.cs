using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Http;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

public class ChannelDoctorTests : NetworkSandboxTest
{
    private static string[] Failed(ChannelReport report) => [.. report.Checks.Where(check => !check.Ok).Select(check => check.Code)];

    [Fact]
    public async Task A_sound_MAX_channel_is_green()
    {
        var report = await Harness.Max.CheckAsync(Harness.MaxChannel(), default);
        Assert.True(report.Ok, string.Join('\n', report.Checks));
        Assert.Equal(["token", "channel", "active", "public", "handle", "admin", "rights"], report.Checks.Select(check => check.Code));
    }

    [Fact]
    public async Task Each_fault_of_a_MAX_channel_is_named_with_its_remedy()
    {
        Assert.Equal(["token"], Failed(await Harness.Max.CheckAsync(Harness.MaxChannel(token: "wrong"), default)));
        Assert.Equal(["token"], Failed(await Harness.Max.CheckAsync(Harness.MaxChannel(token: null), default)));
        Assert.Equal(["channel"], Failed(await Harness.Max.CheckAsync(Harness.MaxChannel("-99"), default)));
        Assert.Equal(["handle"], Failed(await Harness.Max.CheckAsync(Harness.MaxChannel(handle: "id6633015816_gos"), default)));
        Assert.Equal(["public"], Failed(await Harness.Max.CheckAsync(Harness.MaxChannel(kind: ChannelKind.SferumClosed), default)));

        var mute = await Server.AddChannelAsync(new SandboxChannelRequest("max", Handle: "id6633015816_gos", Permissions: ["read_all_messages"]));
        var report = await Harness.Max.CheckAsync(Harness.MaxChannel(mute.ExternalId, mute.Token("bot"), handle: "id6633015816_gos"), default);
        Assert.Equal(["rights"], Failed(report));
        Assert.Contains(report.Checks, check => check is { Code: "corrections", Ok: true });
        Assert.All(report.Checks, check => Assert.Equal(check.Ok, check.Remedy is null));
    }

    [Fact]
    public async Task A_sound_gospublic_is_green_with_and_without_the_user_token()
    {
        var full = await Harness.Vk.CheckAsync(Harness.VkChannel(user: NetworkHarness.UserToken, service: NetworkHarness.ServiceToken), default);
        Assert.True(full.Ok, string.Join('\n', full.Checks));
        Assert.Equal(["token", "rights", "userToken", "photos", "channel", "active", "public", "wall", "admin", "reading"], full.Checks.Select(check => check.Code));

        var textOnly = await Harness.Vk.CheckAsync(Harness.VkChannel(), default);
        Assert.True(textOnly.Ok, string.Join('\n', textOnly.Checks));
    }

    [Fact]
    public async Task Each_fault_of_a_gospublic_is_named()
    {
        Assert.Equal(["token"], Failed(await Harness.Vk.CheckAsync(Harness.VkChannel(community: null), default)));
        Assert.Contains("token", Failed(await Harness.Vk.CheckAsync(Harness.VkChannel(community: "vk1.a.wrong"), default)));
        Assert.Contains("channel", Failed(await Harness.Vk.CheckAsync(Harness.VkChannel("77"), default)));
        Assert.Contains("userToken", Failed(await Harness.Vk.CheckAsync(Harness.VkChannel(user: "vk1.a.sandbox-community"), default)));
    }

    [Fact]
    public async Task An_unreachable_network_says_so_instead_of_blaming_the_token()
    {
        await using var down = new NetworkHarness(maxUrl: new Uri("http://127.0.0.1:1/"));
        var check = Assert.Single((await down.Max.CheckAsync(down.MaxChannel(), default)).Checks);
        Assert.StartsWith("Сеть", check.Message, StringComparison.Ordinal);
        Assert.True(check is { Holds: false, Unasked: true }, check.ToString());
    }

    [Fact]
    public async Task The_report_speaks_the_reader_s_language()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            Assert.Contains((await Harness.Max.CheckAsync(Harness.MaxChannel(), default)).Checks, check => check.Message == "The channel is public.");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
