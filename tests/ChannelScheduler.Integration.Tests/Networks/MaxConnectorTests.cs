using ChannelScheduler.Core.Channels;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

/// <summary>What is asked of MAX before a channel is one of ours.</summary>
public sealed class MaxConnectorTests : NetworkSandboxTest
{
    private static readonly TimeSpan NoPatience = TimeSpan.Zero;

    private MaxConnector Connector => Harness.Services.GetRequiredService<MaxConnector>();

    [Fact]
    public async Task A_token_tells_whose_it_is()
    {
        var token = await Server.NewBotAsync("Бот школы № 5");
        var verdict = await Connector.CheckTokenAsync(ChannelEnvironment.Sandbox, $" {token}\n", default);
        Assert.True(verdict.Ok);
        Assert.StartsWith("sandbox_", verdict.Owner, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("made-up", "не принят")]
    [InlineData("токен по-русски", "пробелов и русских букв")]
    [InlineData("two words", "пробелов и русских букв")]
    [InlineData("vk1.a.sandbox-community", "ключ VK")]
    public async Task A_wrong_token_is_named(string token, string words)
    {
        var verdict = await Connector.CheckTokenAsync(ChannelEnvironment.Sandbox, token, default);
        Assert.False(verdict.Ok);
        Assert.Contains(words, verdict.Report.FindHolding()!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_that_the_bot_was_added_to_is_found_and_stays_found()
    {
        var (bot, channel) = (await Server.NewBotAsync(), await Server.AddChannelAsync(new SandboxChannelRequest("max", Handle: "id6633015816_gos", Title: "Школа № 5")));
        var before = await Connector.FindAsync(ChannelEnvironment.Sandbox, bot, [], NoPatience, default);
        Assert.Empty(before.Found);
        Assert.Contains("администратором", before.Hint, StringComparison.Ordinal);

        await Server.AddBotAsync(channel.ExternalId, bot);
        var found = Assert.Single((await Connector.FindAsync(ChannelEnvironment.Sandbox, bot, [], NoPatience, default)).Found);
        Assert.Equal(new FoundChannel(channel.ExternalId, "Школа № 5", "id6633015816_gos", true), found);

        // MAX tells it once; whoever kept the number finds the channel again.
        Assert.Empty((await Connector.FindAsync(ChannelEnvironment.Sandbox, bot, [], NoPatience, default)).Found);
        Assert.Single((await Connector.FindAsync(ChannelEnvironment.Sandbox, bot, [long.Parse(channel.ExternalId, System.Globalization.CultureInfo.InvariantCulture)], NoPatience, default)).Found);
    }

    [Fact]
    public async Task The_search_hears_what_happens_while_it_listens()
    {
        var (bot, channel) = (await Server.NewBotAsync(), await Server.AddChannelAsync(new SandboxChannelRequest("max", Public: false)));
        var searching = Connector.FindAsync(ChannelEnvironment.Sandbox, bot, [], TimeSpan.FromSeconds(20), default);
        await Server.AddBotAsync(channel.ExternalId, bot);
        var found = Assert.Single((await searching).Found);
        Assert.Equal((channel.ExternalId, null, false), (found.ExternalId, found.Handle, found.IsPublic));
    }

    [Fact]
    public async Task A_webhook_is_named_as_the_reason_why_nothing_can_be_heard()
    {
        var bot = await Server.NewBotAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.MaxBaseUrl, "subscriptions")) { Content = new StringContent("""{"url":"https://bots.example.org/hook"}""") };
        request.Headers.TryAddWithoutValidation("Authorization", bot);
        (await Server.Http.SendAsync(request)).EnsureSuccessStatusCode();
        Assert.Contains("bots.example.org", (await Connector.FindAsync(ChannelEnvironment.Sandbox, bot, [], NoPatience, default)).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_that_is_no_administrator_is_told_apart_from_one_that_lacks_a_right()
    {
        var (bot, channel) = (await Server.NewBotAsync(), await Server.AddChannelAsync(new SandboxChannelRequest("max", Handle: "id6633015816_gos")));
        await Server.AddBotAsync(channel.ExternalId, bot, admin: false);
        var report = await Harness.Max.CheckAsync(Harness.MaxChannel(channel.ExternalId, bot, handle: "id6633015816_gos"), default);
        Assert.Equal("admin", report.FindHolding()!.Code);

        await Server.AddBotAsync(channel.ExternalId, bot, permissions: ["read_all_messages"]);
        report = await Harness.Max.CheckAsync(Harness.MaxChannel(channel.ExternalId, bot, handle: "id6633015816_gos"), default);
        Assert.Equal("rights", report.FindHolding()!.Code);
        Assert.Contains("«Публиковать»", report.FindHolding()!.Message, StringComparison.Ordinal);

        await Server.AddBotAsync(channel.ExternalId, bot);
        Assert.True((await Harness.Max.CheckAsync(Harness.MaxChannel(channel.ExternalId, bot, handle: "id6633015816_gos"), default)).Ok);
    }

    [Fact]
    public async Task A_biz_channel_is_green_and_gets_the_documented_fix()
    {
        var channel = await Server.AddChannelAsync(new SandboxChannelRequest("max", Handle: "id6633015816_biz"));
        var report = await Harness.Max.CheckAsync(Harness.MaxChannel(channel.ExternalId, channel.Token("bot"), handle: "id6633015816_biz"), default);
        Assert.True(report.Ok);
        Assert.Contains("Без РКН", report.Checks.Single(check => check is { Code: "biz", IsAdvice: true }).Remedy!, StringComparison.Ordinal);
    }
}
