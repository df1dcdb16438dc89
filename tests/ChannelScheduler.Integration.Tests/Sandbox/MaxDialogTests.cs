using System.Globalization;
using System.Text.Json;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Sandbox;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

/// <summary>Private dialogues of the MAX stand-in.</summary>
public sealed class MaxDialogTests : IAsyncLifetime
{
    private const string Ask = """{"text":"Одобрить?","attachments":[{"type":"inline_keyboard","payload":{"buttons":[[{"type":"callback","text":"Да","payload":"yes"},{"type":"link","text":"Открыть","url":"https://example.org"}]]}}]}""";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero));
    private SandboxServer _server = null!;
    private MaxCaller _max = null!;
    private SandboxPerson _person = null!;

    public async Task InitializeAsync()
    {
        _server = await SandboxServer.StartAsync(time: _time);
        _max = new MaxCaller(_server);
        _person = await SandboxPerson.AddAsync(_server);
        await EventsAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_start_by_a_link_tells_the_bot_who_it_was_and_the_payload()
    {
        await _person.StartAsync("code-1");
        var started = Assert.Single(await EventsAsync());
        Assert.Equal(("bot_started", "code-1", "ru"), (Text(started, "update_type"), Text(started, "payload"), Text(started, "user_locale")));
        Assert.True(started.GetProperty("chat_id").GetInt64() > 0);
        var user = started.GetProperty("user");
        Assert.Equal((_person.UserId, "Анна", "Пример", false), (user.GetProperty("user_id").GetInt64(), Text(user, "first_name"), Text(user, "last_name"), user.GetProperty("is_bot").GetBoolean()));

        // Again, without stopping first, as a second link does; what is too long for a link is left out.
        await _person.StartAsync(new string('x', 513));
        Assert.False(Assert.Single(await EventsAsync()).TryGetProperty("payload", out _));
    }

    [Fact]
    public async Task What_a_person_says_comes_to_the_bot_and_what_the_bot_writes_does_not()
    {
        await _person.StartAsync();
        await SentAsync(Ask);
        await _person.SayAsync("привет **всем**");
        var said = (await EventsAsync()).Single(e => Text(e, "update_type") != "bot_started");
        Assert.Equal("message_created", Text(said, "update_type"));
        var (message, recipient) = (said.GetProperty("message"), said.GetProperty("message").GetProperty("recipient"));
        Assert.Equal(("dialog", SandboxSeed.MaxBotUserId, _person.UserId), (Text(recipient, "chat_type"), recipient.GetProperty("user_id").GetInt64(), message.GetProperty("sender").GetProperty("user_id").GetInt64()));
        Assert.Equal("привет **всем**", Text(message.GetProperty("body"), "text"));
        Assert.False(message.TryGetProperty("url", out _));
    }

    [Fact]
    public async Task A_letter_reaches_only_who_has_started_the_bot_and_not_stopped_it()
    {
        await AssertSendAsync(403, "chat.denied");
        await _person.StartAsync();
        await AssertSendAsync(200, null);
        await _person.StopAsync();
        Assert.Equal("bot_stopped", Text((await EventsAsync())[^1], "update_type"));
        var refused = await AssertSendAsync(403, "chat.denied");
        Assert.Equal($"Key: error.dialog.suspended, args: [{_person.UserId},].", Text(refused, "message"));
        await _person.StartAsync();
        await AssertSendAsync(200, null);
        var dialog = await _person.DialogAsync();
        Assert.Equal((2, 4), (dialog.Messages.Count, dialog.SendRequests));
    }

    [Fact]
    public async Task Nobody_and_another_bot_s_dialogue_are_not_found()
    {
        MaxCaller.AssertError(await _max.CallAsync("POST", "messages?user_id=5", Ask), 404, "chat.not.found");
        await _person.StartAsync();
        var (mid, chat) = await SentAsync(Ask);
        var other = new MaxCaller(_server, await _server.NewBotAsync());
        MaxCaller.AssertError(await other.CallAsync("GET", "messages/" + mid), 404, "not.found");
        MaxCaller.AssertError(await other.CallAsync("PUT", "messages?message_id=" + mid, Ask), 404, "not.found");
        MaxCaller.AssertError(await other.CallAsync("POST", $"messages?chat_id={chat}", Ask), 404, "chat.not.found");
        MaxCaller.AssertError(await other.CallAsync("POST", $"messages?user_id={_person.UserId}", Ask), 403, "chat.denied");
        Assert.Single((await _person.DialogAsync()).Messages);
    }

    [Fact]
    public async Task A_letter_can_be_read_changed_and_deleted_by_its_bot()
    {
        await _person.StartAsync();
        var (mid, chat) = await SentAsync(Ask);
        var (_, read) = await _max.CallAsync("GET", "messages/" + mid);
        Assert.Equal((mid, "dialog"), (Text(read.GetProperty("body"), "mid"), Text(read.GetProperty("recipient"), "chat_type")));
        Assert.False(read.TryGetProperty("stat", out _));

        // By the dialogue's id too; what the edit leaves out stays, an empty list takes the buttons away.
        Assert.Equal(200, (int)(await _max.CallAsync("POST", $"messages?chat_id={chat}", """{"text":"тихо","notify":false}""")).Status);
        await _max.CallAsync("PUT", "messages?message_id=" + mid, """{"text":"Одобрено"}""");
        Assert.Single((await _person.DialogAsync()).Messages[0].Buttons);
        await _max.CallAsync("PUT", "messages?message_id=" + mid, """{"text":"Одобрено","attachments":[]}""");
        var changed = (await _person.DialogAsync()).Messages[0];
        Assert.Equal(("Одобрено", 0, 2), (changed.Text, changed.Buttons.Count, changed.Edits));

        Assert.Equal(200, (int)(await _max.CallAsync("DELETE", "messages?message_id=" + mid)).Status);
        Assert.Equal([true, false], (await _person.DialogAsync()).Messages.Select(m => m.Deleted));
        Assert.Equal(1, (await _max.CallAsync("GET", $"messages?chat_id={chat}")).Body.GetProperty("messages").GetArrayLength());
        Assert.DoesNotContain(await EventsAsync(), e => Text(e, "update_type") is "message_edited" or "message_removed");
    }

    [Theory]
    [InlineData(true, 8, 200)]
    [InlineData(false, 7, 200)]
    [InlineData(false, 8, 403)]
    public async Task A_letter_without_buttons_can_be_changed_for_a_week(bool withButtons, int days, int status)
    {
        await _person.StartAsync();
        var (mid, _) = await SentAsync(withButtons ? Ask : """{"text":"x"}""");
        _time.Advance(TimeSpan.FromDays(days));
        Assert.Equal(status, (int)(await _max.CallAsync("PUT", "messages?message_id=" + mid, """{"text":"y"}""")).Status);
    }

    [Fact]
    public async Task A_person_s_words_are_not_the_bot_s_to_change()
    {
        await _person.StartAsync();
        await _person.SayAsync("мои слова");
        var mid = (await _person.DialogAsync()).Messages.Single().Mid;
        MaxCaller.AssertError(await _max.CallAsync("PUT", "messages?message_id=" + mid, """{"text":"другие"}"""), 403, "access.denied");
        MaxCaller.AssertError(await _max.CallAsync("DELETE", "messages?message_id=" + mid), 403, "access.denied");
    }

    [Theory]
    [InlineData("start", """{"bot":"nobody"}""", 404)]
    [InlineData("say", """{"bot":"sandbox-max-bot-token","text":"x"}""", 400)]
    [InlineData("stop", """{"bot":"sandbox-max-bot-token"}""", 400)]
    [InlineData("press", """{"bot":"sandbox-max-bot-token","mid":"mid.1","payload":"yes"}""", 400)]
    public async Task What_a_person_cannot_do_yet_is_refused(string act, string body, int status)
    {
        Assert.Equal(status, (await _person.TryAsync(act, JsonSerializer.Deserialize<JsonElement>(body))).Status);
        Assert.Empty(await EventsAsync());
    }

    [Fact]
    public async Task Names_and_texts_are_not_empty_and_a_stranger_has_no_phone()
    {
        await _person.StartAsync();
        Assert.Equal(400, (await _person.TryAsync("say", new { bot = SandboxSeed.MaxBotToken, text = " " })).Status);
        Assert.Equal(400, (await _person.TryAsync("say", new { bot = SandboxSeed.MaxBotToken, text = new string('я', 4001) })).Status);
        var stranger = new SandboxPerson(_server.Http, _server.ControlUrl, 5, SandboxSeed.MaxBotToken);
        Assert.Equal(404, (await stranger.TryAsync("start", new { bot = SandboxSeed.MaxBotToken })).Status);
        await Assert.ThrowsAsync<HttpRequestException>(() => SandboxPerson.AddAsync(_server, "  "));
    }

    [Fact]
    public async Task Two_letters_a_second_are_taken_and_the_third_is_refused()
    {
        await using var server = await SandboxServer.StartAsync(o => o.Max.RateLimits = true, _time);
        var (anna, boris) = (await SandboxPerson.AddAsync(server), await SandboxPerson.AddAsync(server, "Борис"));
        await anna.StartAsync();
        await boris.StartAsync();
        var max = new MaxCaller(server);
        foreach (var (person, expected) in new[] { (anna, 200), (anna, 200), (anna, 429), (boris, 200) })
        {
            Assert.Equal(expected, (int)(await max.CallAsync("POST", $"messages?user_id={person.UserId}", Ask)).Status);
        }
    }

    [Fact]
    public async Task Dialogues_survive_a_restart()
    {
        var state = Directory.CreateTempSubdirectory("sandbox-dialog-").FullName;
        try
        {
            SandboxPerson person;
            string pressed;
            await using (var first = await SandboxServer.StartAsync(o => o.StateDirectory = state))
            {
                person = await SandboxPerson.AddAsync(first);
                await person.StartAsync();
                await new MaxCaller(first).CallAsync("POST", $"messages?user_id={person.UserId}", Ask);
                pressed = await person.PressAsync("Да");
            }

            await using var second = await SandboxServer.StartAsync(o => o.StateDirectory = state);
            Assert.Equal(200, (int)(await new MaxCaller(second).CallAsync("POST", "answers?callback_id=" + pressed, """{"notification":"Готово"}""")).Status);
            var dialog = await new SandboxPerson(second.Http, second.ControlUrl, person.UserId, SandboxSeed.MaxBotToken).DialogAsync();
            Assert.Equal(("Анна Пример", "running", "Одобрить?", "Готово"), (dialog.Name, dialog.State, dialog.Messages.Single().Text, dialog.Presses.Single().Notification));
            Assert.NotEqual(person.UserId, (await SandboxPerson.AddAsync(second, "Борис")).UserId);
        }
        finally
        {
            Directory.Delete(state, recursive: true);
        }
    }

    private async Task<(string Mid, string Chat)> SentAsync(string json)
    {
        var (status, body) = await _max.CallAsync("POST", $"messages?user_id={_person.UserId}", json);
        Assert.True((int)status == 200, body.ToString());
        return (Text(body.GetProperty("message").GetProperty("body"), "mid")!, body.GetProperty("message").GetProperty("recipient").GetProperty("chat_id").GetInt64().ToString(CultureInfo.InvariantCulture));
    }

    private async Task<JsonElement> AssertSendAsync(int status, string? code)
    {
        var (actual, body) = await _max.CallAsync("POST", $"messages?user_id={_person.UserId}", Ask);
        Assert.Equal((status, code), ((int)actual, Text(body, "code")));
        return body;
    }

    private async Task<IReadOnlyList<JsonElement>> EventsAsync() => [.. (await _max.CallAsync("GET", "updates?timeout=0")).Body.GetProperty("updates").EnumerateArray()];

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
