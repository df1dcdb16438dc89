using System.Text;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Testing.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

/// <summary>What the client reads out of a bot's events.</summary>
public class MaxEventTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1788253200000);
    private static readonly MaxPerson Reviewer = new(42, "Анна Пример", "anna", IsBot: false);

    [Fact]
    public void A_start_names_the_person_and_the_link_s_payload() => Assert.Equal(
        new MaxUpdate("bot_started", 77, false) { Timestamp = At, Person = Reviewer, Payload = "link-code", Locale = "ru" },
        Read("""
            {"update_type":"bot_started","timestamp":1788253200000,"chat_id":77,"payload":"link-code","user_locale":"ru",
             "user":{"user_id":42,"first_name":"Анна","last_name":"Пример","username":"anna","is_bot":false,"last_activity_time":5,"name":"устарело"}}
            """));

    [Fact]
    public void A_message_s_person_is_its_sender_and_its_chat_the_recipient_s() => Assert.Equal(
        new MaxUpdate("message_created", 77, false) { Timestamp = At, Person = Reviewer, Text = "привет", Mid = "mid.1", ChatType = "dialog" },
        Read("""
            {"update_type":"message_created","timestamp":1788253200000,"message":{"sender":{"user_id":42,"first_name":"Анна","last_name":"Пример","username":"anna","is_bot":false},
             "recipient":{"chat_id":77,"chat_type":"dialog","user_id":7},"timestamp":1,"body":{"mid":"mid.1","seq":1,"text":"привет","attachments":null}},"user_locale":null}
            """));

    [Fact]
    public void A_press_is_the_presser_s_though_the_message_is_the_bot_s() => Assert.Equal(
        new MaxUpdate("message_callback", 77, false) { Timestamp = At, Person = Reviewer, Text = "Одобрить?", Mid = "mid.1", ChatType = "dialog", Payload = "yes", CallbackId = "cb1", Locale = "ru-RU" },
        Read("""
            {"update_type":"message_callback","timestamp":1788253200000,"user_locale":"ru-RU",
             "callback":{"timestamp":1,"callback_id":"cb1","payload":"yes","user":{"user_id":42,"first_name":"Анна","last_name":"Пример","username":"anna","is_bot":false}},
             "message":{"sender":{"user_id":7,"first_name":"Бот","is_bot":true},"recipient":{"chat_id":77,"chat_type":"dialog"},"body":{"mid":"mid.1","text":"Одобрить?"}}}
            """));

    [Fact]
    public void A_press_without_its_person_is_nobody_s_and_its_message_may_be_gone()
    {
        var press = Read("""{"update_type":"message_callback","callback":{"callback_id":"cb1","payload":"yes"},"message":null,"user":{"user_id":42}}""")!;
        Assert.Equal((null, null, "cb1"), (press.Person, press.Mid, press.CallbackId));
        Assert.Null(Read("""{"update_type":"message_callback","callback":{"callback_id":"cb1"},"message":{"sender":{"user_id":7},"body":{"mid":"mid.1"}}}""")!.Person);
    }

    [Theory]
    [InlineData("""{"update_type":"bot_stopped","timestamp":1,"chat_id":77,"user":{"user_id":42,"first_name":"Анна"}}""", "Анна", false)]
    [InlineData("""{"update_type":"dialog_removed","user":{"user_id":42,"name":"Старое имя","is_bot":null}}""", "Старое имя", false)]
    [InlineData("""{"update_type":"bot_added","chat_id":-5,"is_channel":true,"user":{"user_id":42,"first_name":"","username":null}}""", null, true)]
    public void Other_events_keep_their_person(string json, string? name, bool isChannel)
    {
        var update = Read(json)!;
        Assert.Equal((42, name, isChannel), (update.Person!.UserId, update.Person.Name, update.IsChannel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("<html>")]
    [InlineData("""{"update_type":""}""")]
    [InlineData("""{"update_type":null}""")]
    [InlineData("""{"update_type":["bot_started"]}""")]
    [InlineData("""{"update_type":"bot_started","user":{"user_id":"42"}}""")]
    [InlineData("""{"update_type":"bot_started","user":[]}""")]
    [InlineData("""{"update_type":"message_created","message":{"body":{"text":"\ud800"}}}""")]
    [InlineData("""{"update_type":"bot_started","timestamp":99999999999999999999}""")]
    public void What_is_no_event_is_none(string json) => Assert.Null(Read(json));

    [Fact]
    public void Bytes_that_are_no_text_are_no_event()
    {
        Assert.Null(MaxBotClient.ReadUpdate([.. Encoding.UTF8.GetBytes("""{"update_type":"bot_started","payload":""" + "\""), 0xFF, 0xFE, (byte)'"', (byte)'}']));
        Assert.Null(Read(new string('[', 5000)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public void A_time_that_is_none_is_left_out(long milliseconds) => Assert.Null(Read($$"""{"update_type":"bot_started","timestamp":{{milliseconds}}}""")!.Timestamp);

    [Fact]
    public async Task An_event_that_cannot_be_read_does_not_hold_back_the_next()
    {
        await using var server = RawHttpServer.Start(RawAnswer.Json("""{"updates":[{"update_type":"new_kind","message":5},7,{"update_type":"bot_stopped"}],"marker":9}"""));
        await using var harness = new NetworkHarness(maxUrl: server.Url);
        var page = await Poll(harness, server, 0);
        Assert.Equal(9, page.Value!.Marker);
        Assert.Equal(["bot_stopped"], page.Value.Updates.Select(update => update.Type));
    }

    [Theory]
    [InlineData(0, 29, true)]
    [InlineData(0, 31, false)]
    [InlineData(MaxBotClient.LongestPoll, MaxBotClient.LongestPoll + 29, true)]
    [InlineData(MaxBotClient.LongestPoll, MaxBotClient.LongestPoll + 31, false)]
    public async Task A_poll_that_is_held_is_not_cut_off(int seconds, int passed, bool answered)
    {
        NetworkHarness harness = null!;
        await using var server = RawHttpServer.Start(_ =>
        {
            // The request has arrived; the network takes its time.
            harness.Time.Advance(TimeSpan.FromSeconds(passed));
            return RawAnswer.Json("""{"updates":[],"marker":1}""");
        });
        await using (harness = new NetworkHarness(maxUrl: server.Url))
        {
            Assert.Equal(answered, (await Poll(harness, server, seconds)).Ok);
        }
    }

    private static Task<ApiAnswer<MaxUpdates>> Poll(NetworkHarness harness, RawHttpServer server, int seconds) => harness.Services.GetRequiredService<MaxBotClient>()
        .GetUpdatesAsync(new ApiAccess(server.Url, NetworkHarness.MaxToken, ChannelEnvironment.Sandbox), null, default, seconds);

    private static MaxUpdate? Read(string json) => MaxBotClient.ReadUpdate(Encoding.UTF8.GetBytes(json));
}
