using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

public class MaxBotClientTests : NetworkSandboxTest
{
    private MaxBotClient Client => Harness.Services.GetRequiredService<MaxBotClient>();

    private ApiAccess Access(string token = NetworkHarness.MaxToken) => new(Server.MaxBaseUrl, token, ChannelEnvironment.Sandbox);

    [Fact]
    public async Task A_channel_s_id_is_learnt_when_the_bot_is_added()
    {
        var channel = await Server.AddChannelAsync(new SandboxChannelRequest("max"));
        var updates = await Client.GetUpdatesAsync(Access(channel.Token("bot")), marker: null, default);
        Assert.True(updates.Ok, updates.Problem?.ToString());
        Assert.Contains(updates.Value.Updates, update => update is { Type: "bot_added", IsChannel: true } && update.ChatId == long.Parse(channel.ExternalId, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_message_can_be_pinned()
    {
        var sent = await Client.SendAsync(Access(), long.Parse(MaxChat, CultureInfo.InvariantCulture), new MaxDraft("важно", null), Harness.Deadline, default);
        var pinned = await Client.PinAsync(Access(), -70000000000001, sent.Value!.Mid, notify: false, Harness.Deadline, default);
        Assert.True(pinned.Ok, pinned.Problem?.ToString());
    }

    [Theory]
    // Published samples: time and address come out of the id alone.
    [InlineData("mid.ffffbdb48e6c3775019d496b34394b84", -72891795490955, "id2634028465_gos", 1775053255737, "https://max.ru/id2634028465_gos/AZ1JazQ5S4Q")]
    [InlineData("mid.ffffbdb48e6c3775019d496b34394b84", -72891795490955, null, 1775053255737, "https://max.ru/c/-72891795490955/AZ1JazQ5S4Q")]
    [InlineData("mid.1", 1, "a", null, null)]
    [InlineData("", 1, "a", null, null)]
    [InlineData("mid.zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", 1, "a", null, null)]
    public void An_id_holds_the_time_and_the_address(string mid, long chatId, string? handle, long? milliseconds, string? url)
    {
        Assert.Equal(milliseconds, MaxMessageId.TimestampOf(mid)?.ToUnixTimeMilliseconds());
        Assert.Equal(url, MaxMessageId.UrlOf(mid, chatId, handle));
    }

    [Theory]
    [InlineData("""{"message":{"body":{"mid":"mid.1"}}}""", true)]
    [InlineData("""{"message":{"body":{"mid":"mid.1","text":null,"attachments":null},"sender":null,"timestamp":null,"url":null,"stat":null}}""", true)]
    [InlineData("""{"message":{"body":{"text":"a"}}}""", false)]
    [InlineData("""{"message":null}""", false)]
    [InlineData("""{"message":{"body":{"mid":5}}}""", false)]
    [InlineData("""{"success":true}""", false)]
    public async Task A_success_without_an_id_is_in_doubt_and_missing_extras_are_none(string body, bool accepted)
    {
        await using var server = RawHttpServer.Start(RawAnswer.Json(body));
        await using var harness = new NetworkHarness(maxUrl: server.Url);
        Assert.Equal(accepted ? "accepted" : "unknown", OutcomeWords.Of(await harness.Max.SendAsync(harness.MaxChannel(), NetworkHarness.Message("a"), harness.Deadline, default)));
    }
}
