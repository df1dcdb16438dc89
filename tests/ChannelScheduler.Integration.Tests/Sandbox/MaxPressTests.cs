using System.Text.Json;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Sandbox;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

/// <summary>Pressed buttons and their answers.</summary>
public sealed class MaxPressTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero));
    private SandboxServer _server = null!;
    private MaxCaller _max = null!;
    private SandboxPerson _person = null!;
    private string _mid = "";

    public async Task InitializeAsync()
    {
        _server = await SandboxServer.StartAsync(o => o.Max.RateLimits = true, _time);
        _max = new MaxCaller(_server);
        _person = await SandboxPerson.AddAsync(_server);
        await _person.StartAsync();
        var (_, sent) = await _max.CallAsync("POST", $"messages?user_id={_person.UserId}", Keyboard("yes"));
        _mid = sent.GetProperty("message").GetProperty("body").GetProperty("mid").GetString()!;
        await EventsAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_press_tells_who_what_and_where_with_an_id_of_its_own()
    {
        var first = await _person.PressAsync(_mid, "yes");
        Assert.NotEqual(first, await _person.PressAsync(_mid, "yes"));
        var press = (await EventsAsync())[0];
        Assert.Equal("message_callback", press.GetProperty("update_type").GetString());
        var callback = press.GetProperty("callback");
        Assert.Equal((first, "yes", _person.UserId), (callback.GetProperty("callback_id").GetString(), callback.GetProperty("payload").GetString(), callback.GetProperty("user").GetProperty("user_id").GetInt64()));
        var message = press.GetProperty("message");
        Assert.Equal((_mid, SandboxSeed.MaxBotUserId), (message.GetProperty("body").GetProperty("mid").GetString(), message.GetProperty("sender").GetProperty("user_id").GetInt64()));
    }

    [Fact]
    public async Task A_button_that_is_not_there_now_cannot_be_pressed()
    {
        await AssertNoButtonAsync("other");
        await AssertNoButtonAsync("https://example.org");
        await _max.CallAsync("PUT", "messages?message_id=" + _mid, Keyboard("later"));
        await AssertNoButtonAsync("yes");
        await _person.PressAsync(_mid, "later");
        await _max.CallAsync("DELETE", "messages?message_id=" + _mid);
        await AssertNoButtonAsync("later");

        async Task AssertNoButtonAsync(string payload) => Assert.Equal(400, (await _person.TryAsync("press", new { bot = SandboxSeed.MaxBotToken, mid = _mid, payload })).Status);
    }

    [Fact]
    public async Task Another_person_cannot_press_it()
    {
        var other = await SandboxPerson.AddAsync(_server, "Борис");
        await other.StartAsync();
        Assert.Equal(400, (await other.TryAsync("press", new { bot = SandboxSeed.MaxBotToken, mid = _mid, payload = "yes" })).Status);
    }

    [Fact]
    public async Task An_answer_replaces_the_message_and_shows_a_notification_once()
    {
        var id = await _person.PressAsync(_mid, "yes");
        Assert.Equal(200, (int)(await AnswerAsync(id, """{"message":{"text":"Одобрено","attachments":[]},"notification":"Готово"}""")).Status);
        var dialog = await _person.DialogAsync();
        Assert.Equal(("Одобрено", 0, 1), (dialog.Messages.Single().Text, dialog.Messages.Single().Buttons.Count, dialog.Messages.Single().Edits));
        Assert.Equal(("Готово", true), (dialog.Presses.Single().Notification, dialog.Presses.Single().AnsweredAt is not null));

        MaxCaller.AssertError(await AnswerAsync(id, """{"message":{"text":"Ещё раз"}}"""), 404, "not.found");
        Assert.Equal("Одобрено", (await _person.DialogAsync()).Messages.Single().Text);
    }

    [Theory]
    [InlineData("", "Empty request body")]
    [InlineData("null", "Empty request body")]
    [InlineData("{}", "message or notification required")]
    [InlineData("""{"message":null}""", "message or notification required")]
    [InlineData("""{"message":{"text":"x","format":"bbcode"}}""", "Unknown format 'bbcode'")]
    public async Task A_bad_answer_is_refused_and_leaves_the_press_open(string body, string words)
    {
        var id = await _person.PressAsync(_mid, "yes");
        var refused = await AnswerAsync(id, body);
        MaxCaller.AssertError(refused, 400, "proto.payload");
        Assert.Equal(words, refused.Body.GetProperty("message").GetString());
        Assert.Null((await _person.DialogAsync()).Presses.Single().AnsweredAt);
        Assert.Equal(200, (int)(await AnswerAsync(id, """{"notification":"Готово"}""")).Status);
    }

    [Fact]
    public async Task An_answer_needs_a_press_of_this_bot_s_dialogue()
    {
        const string Body = """{"notification":"x"}""";
        MaxCaller.AssertError(await _max.CallAsync("POST", "answers", Body), 400, "proto.payload");
        MaxCaller.AssertError(await AnswerAsync("unknown", Body), 404, "not.found");
        var id = await _person.PressAsync(_mid, "yes");
        var other = new MaxCaller(_server, await _server.NewBotAsync());
        MaxCaller.AssertError(await other.CallAsync("POST", "answers?callback_id=" + id, Body), 404, "not.found");
        await _max.CallAsync("DELETE", "messages?message_id=" + _mid);
        MaxCaller.AssertError(await AnswerAsync(id, """{"message":{"text":"x"}}"""), 404, "not.found");
        await _person.StopAsync();
        MaxCaller.AssertError(await AnswerAsync(id, Body), 403, "chat.denied");
    }

    [Fact]
    public async Task Answers_have_a_rate_of_their_own()
    {
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add(await _person.PressAsync(_mid, "yes"));
        }

        const string Body = """{"notification":"x"}""";
        Assert.Equal(200, (int)(await AnswerAsync(ids[0], Body)).Status);
        Assert.Equal(200, (int)(await AnswerAsync(ids[1], Body)).Status);
        MaxCaller.AssertError(await AnswerAsync(ids[2], Body), 429, "too.many.requests");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (int)(await AnswerAsync(ids[2], Body)).Status);
    }

    [Theory]
    [InlineData(128, 1024, 200)]
    [InlineData(129, 1, 400)]
    [InlineData(1, 1025, 400)]
    [InlineData(0, 1, 400)]
    public async Task A_button_s_text_and_payload_have_limits(int text, int payload, int status)
    {
        var json = JsonSerializer.Serialize(new { text = "?", attachments = new[] { new { type = "inline_keyboard", payload = new { buttons = new[] { new[] { new { type = "callback", text = new string('я', text), payload = new string('p', payload) } } } } } } });
        Assert.Equal(status, (int)(await _max.CallAsync("POST", $"messages?user_id={_person.UserId}", json)).Status);
    }

    private static string Keyboard(string payload) => """
        {"text":"Одобрить?","attachments":[{"type":"inline_keyboard","payload":{"buttons":[[
          {"type":"callback","text":"Да","payload":"PAYLOAD","intent":"positive"},{"type":"link","text":"Открыть","url":"https://example.org"}]]}}]}
        """.Replace("PAYLOAD", payload, StringComparison.Ordinal);

    private Task<(System.Net.HttpStatusCode Status, JsonElement Body)> AnswerAsync(string id, string body) => _max.CallAsync("POST", "answers?callback_id=" + id, body);

    private async Task<IReadOnlyList<JsonElement>> EventsAsync() => [.. (await _max.CallAsync("GET", "updates?timeout=0")).Body.GetProperty("updates").EnumerateArray()];
}
