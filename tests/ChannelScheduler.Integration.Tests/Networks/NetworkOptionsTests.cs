using ChannelScheduler.Core.Channels;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Infrastructure.Vk;
using ChannelScheduler.Testing.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

public class NetworkOptionsTests
{
    [Theory]
    [InlineData("https://platform-api2.max.ru", true)]
    [InlineData("http://127.0.0.1:5101", true)]
    [InlineData("http://localhost:5101/max", true)]
    [InlineData("http://platform-api2.max.ru", false)]
    [InlineData("http://192.168.0.5", false)]
    [InlineData("ftp://127.0.0.1", false)]
    [InlineData("https://user:secret@platform-api2.max.ru", false)]
    [InlineData("platform-api2.max.ru", false)]
    public async Task A_token_travels_by_TLS_or_stays_on_this_machine(string url, bool valid)
    {
        await using var harness = new NetworkHarness(settings: [("Networks:Max:BaseUrl", url), ("Networks:Vk:BaseUrl", url)]);
        var start = Record.Exception(() => harness.Services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Equal(valid, start is null);
    }

    [Fact]
    public async Task A_missing_bundle_of_roots_is_found_at_the_start()
    {
        await using var harness = new NetworkHarness(settings: ("Networks:Max:TrustedRootsPath", "/nowhere/roots.pem"));
        Assert.Throws<OptionsValidationException>(() => harness.Services.GetRequiredService<IStartupValidator>().Validate());
    }

    [Fact]
    public async Task The_defaults_are_the_live_networks()
    {
        await using var harness = new NetworkHarness();
        Assert.Equal("https://platform-api2.max.ru/", harness.Services.GetRequiredService<IOptions<MaxOptions>>().Value.BaseUrl.AbsoluteUri);
        Assert.Equal("https://api.vk.ru/", harness.Services.GetRequiredService<IOptions<VkOptions>>().Value.BaseUrl.AbsoluteUri);
    }

    [Fact]
    public async Task A_sandbox_channel_without_a_sandbox_never_reaches_a_real_network()
    {
        await using var harness = new NetworkHarness();
        var endpoints = harness.Services.GetRequiredService<INetworkEndpoints>();
        Assert.Throws<InvalidOperationException>(() => endpoints.BaseUrlOf(Network.Max, ChannelEnvironment.Sandbox));
    }
}
