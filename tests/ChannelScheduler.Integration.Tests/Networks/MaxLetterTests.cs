using System.Text.Json.Nodes;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Testing.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

/// <summary>What a letter, its edit and an answer look like on the wire.</summary>
public class MaxLetterTests : IAsyncLifetime
{
    private const string Plain = """{"text":"**не жирно**","attachments":[]}""";
    private const string WithButtons = """
        {"text":"**не жирно**","attachments":[{"type":"inline_keyboard","payload":{"buttons":[
          [{"type":"callback","text":"Да","payload":"y","intent":"positive"},{"type":"callback","text":"Нет","payload":"n"}],
          [{"type":"link","text":"Открыть","url":"https://example.org/posts/1"}]]}}]}
        """;

    private static readonly MaxLetter Ask = new("**не жирно**",
        [[new MaxButton("Да", "y", Intent: "positive"), new MaxButton("Нет", "n")], [new MaxButton("Открыть", null, "https://example.org/posts/1")]]);

    private static readonly MaxLetter Told = new("**не жирно**", []);

    private readonly RawHttpServer _server = RawHttpServer.Start(request => RawAnswer.Json(request.Target.Contains("user_id", StringComparison.Ordinal)
        ? """{"message":{"body":{"mid":"mid.1","text":"a"}}}"""
        : """{"success":true}"""));

    private NetworkHarness Harness { get; set; } = null!;

    private MaxBotClient Client => Harness.Services.GetRequiredService<MaxBotClient>();

    private ApiAccess Access => new(_server.Url, NetworkHarness.MaxToken, ChannelEnvironment.Sandbox);

    public Task InitializeAsync()
    {
        Harness = new NetworkHarness(maxUrl: _server.Url);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await Harness.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_letter_goes_to_a_person_with_its_buttons_and_as_plain_text()
    {
        var sent = await Client.SendToPersonAsync(Access, 42, Ask, Harness.Deadline, default);
        Assert.Equal("mid.1", sent.Value?.Mid);
        AssertSent("POST", "/messages?user_id=42", WithButtons);
    }

    [Fact]
    public async Task An_edit_without_buttons_takes_them_away()
    {
        Assert.True((await Client.EditLetterAsync(Access, "mid.1", Told, Harness.Deadline, default)).Ok);
        AssertSent("PUT", "/messages?message_id=mid.1", Plain);
    }

    [Fact]
    public async Task An_answer_may_replace_the_message_or_only_notify()
    {
        Assert.True((await Client.AnswerAsync(Access, "a b&c", "Готово", Told, Harness.Deadline, default)).Ok);
        AssertSent("POST", "/answers?callback_id=a%20b%26c", $$"""{"message":{{Plain}},"notification":"Готово"}""");
        Assert.True((await Client.AnswerAsync(Access, "cb", "Поздно", null, Harness.Deadline, default)).Ok);
        AssertSent("POST", "/answers?callback_id=cb", """{"notification":"Поздно"}""");
    }

    [Fact]
    public async Task A_webhook_is_set_with_its_secret_and_taken_back_by_its_address()
    {
        var address = new Uri("https://school.example.org/max/hook?x=1");
        Assert.True((await Client.SubscribeAsync(Access, address, "secret-1", ["bot_started", "message_callback"], Harness.Deadline, default)).Ok);
        AssertSent("POST", "/subscriptions", """{"url":"https://school.example.org/max/hook?x=1","update_types":["bot_started","message_callback"],"secret":"secret-1"}""");
        Assert.True((await Client.SubscribeAsync(Access, address, "secret-1", [], Harness.Deadline, default)).Ok);
        AssertSent("POST", "/subscriptions", """{"url":"https://school.example.org/max/hook?x=1","secret":"secret-1"}""");
        Assert.True((await Client.UnsubscribeAsync(Access, address, Harness.Deadline, default)).Ok);
        Assert.Equal(("DELETE", "/subscriptions?url=https%3A%2F%2Fschool.example.org%2Fmax%2Fhook%3Fx%3D1"), (_server.Requests[^1].Method, _server.Requests[^1].Target));
    }

    [Fact]
    public async Task A_refused_webhook_s_secret_stays_out_of_the_words()
    {
        await using var refusing = RawHttpServer.Start(RawAnswer.Json("""{"code":"proto.payload","message":"secret: very-secret-1 is bad"}""", 400));
        var refused = await Client.SubscribeAsync(Access with { BaseUrl = refusing.Url }, new Uri("https://example.org/"), "very-secret-1", [], Harness.Deadline, default);
        Assert.DoesNotContain("very-secret-1", refused.Problem!.ToString(), StringComparison.Ordinal);
        Assert.Contains("very-secret-1", refusing.Requests[0].Body, StringComparison.Ordinal);
    }

    private void AssertSent(string method, string target, string body)
    {
        var request = _server.Requests[^1];
        Assert.Equal((method, target, NetworkHarness.MaxToken), (request.Method, request.Target, request.Header("Authorization")));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(request.Body)), request.Body);
    }
}
