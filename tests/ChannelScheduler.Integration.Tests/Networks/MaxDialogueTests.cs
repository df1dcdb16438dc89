using System.Text;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Testing.Http;
using ChannelScheduler.Testing.Sandbox;
using ChannelScheduler.Testing.Server;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

/// <summary>The bot's side of a private dialogue, with the sandbox as MAX.</summary>
public class MaxDialogueTests : NetworkSandboxTest
{
    private static readonly MaxLetter Ask = new("**Не** [разметка](https://example.org)?",
        [[new MaxButton("Да", "yes:1", Intent: "positive"), new MaxButton("Нет", "no:1", Intent: "negative")], [new MaxButton("Открыть", null, "https://example.org/posts/1")]]);

    private MaxBotClient Client => Harness.Services.GetRequiredService<MaxBotClient>();

    private ApiAccess Access => new(Server.MaxBaseUrl, NetworkHarness.MaxToken, ChannelEnvironment.Sandbox);

    [Fact]
    public async Task A_letter_is_pressed_and_answered()
    {
        var person = await SandboxPerson.AddAsync(Server);
        await person.StartAsync("link-code");
        var started = (await EventsAsync())[^1];
        Assert.Equal(("bot_started", "link-code", new MaxPerson(person.UserId, "Анна Пример", null, IsBot: false)), (started.Type, started.Payload, started.Person));

        var sent = await Client.SendToPersonAsync(Access, person.UserId, Ask, Harness.Deadline, default);
        Assert.True(sent.Ok, sent.Problem?.ToString());
        var shown = (await person.DialogAsync()).Messages.Single();
        Assert.Equal((sent.Value.Mid, Ask.Text, 0), (shown.Mid, shown.Text, shown.Markup.Count));
        Assert.Equal([["callback Да yes:1 positive", "callback Нет no:1 negative"], ["link Открыть https://example.org/posts/1 "]],
            shown.Buttons.Select(row => row.Select(b => $"{b.Type} {b.Text} {b.Payload ?? b.Url} {b.Intent}")));

        var callback = await person.PressAsync("Да");
        var pressed = Assert.Single(await EventsAsync());
        Assert.Equal(("message_callback", callback, "yes:1", sent.Value.Mid, person.UserId, started.ChatId, "dialog"),
            (pressed.Type, pressed.CallbackId, pressed.Payload, pressed.Mid, pressed.Person?.UserId, pressed.ChatId, pressed.ChatType));
        Assert.Equal(Time.GetUtcNow(), pressed.Timestamp);

        var answered = await Client.AnswerAsync(Access, callback, "Одобрено", new MaxLetter("Готово", []), Harness.Deadline, default);
        Assert.True(answered.Ok, answered.Problem?.ToString());
        var dialog = await person.DialogAsync();
        Assert.Equal(("Готово", 0, "Одобрено"), (dialog.Messages.Single().Text, dialog.Messages.Single().Buttons.Count, dialog.Presses.Single().Notification));
        var again = await Client.AnswerAsync(Access, callback, "Ещё раз", null, Harness.Deadline, default);
        Assert.Equal(("for good", "not.found"), (OutcomeWords.Of(again.Problem), again.Problem?.ErrorCode));
    }

    [Fact]
    public async Task What_a_person_writes_is_read_and_a_letter_is_edited()
    {
        var person = await SandboxPerson.AddAsync(Server, "Борис");
        await person.StartAsync();
        await person.SayAsync("код 12345");
        var said = (await EventsAsync())[^1];
        Assert.Equal(("message_created", "код 12345", "Борис", "dialog", false), (said.Type, said.Text, said.Person?.Name, said.ChatType, said.IsChannel));

        var mid = (await Client.SendToPersonAsync(Access, person.UserId, Ask, Harness.Deadline, default)).Value!.Mid;
        Assert.True((await Client.EditLetterAsync(Access, mid, new MaxLetter("Поздно", []), Harness.Deadline, default)).Ok);
        var shown = (await person.DialogAsync()).Messages[^1];
        Assert.Equal(("Поздно", 0), (shown.Text, shown.Buttons.Count));
    }

    [Fact]
    public async Task Who_stopped_the_bot_or_never_was_there_refuses_the_letter_and_not_the_channel()
    {
        var person = await SandboxPerson.AddAsync(Server);
        Assert.Equal(("for good", "chat.denied"), await SendAsync(person.UserId));
        await person.StartAsync();
        Assert.Equal(("success", null), await SendAsync(person.UserId));
        await person.StopAsync();
        Assert.Equal("bot_stopped", (await EventsAsync())[^1].Type);
        Assert.Equal(("for good", "chat.denied"), await SendAsync(person.UserId));
        Assert.Equal(("for good", "chat.not.found"), await SendAsync(5));
        Assert.IsType<PublishOutcome.Accepted>(await SendMaxAsync("канал жив"));
    }

    [Fact]
    public async Task A_wrong_token_is_told_as_one()
    {
        var refused = await Client.SendToPersonAsync(Access with { Token = "wrong" }, 5, Ask, Harness.Deadline, default);
        Assert.Equal("stopped Authorization", OutcomeWords.Of(refused.Problem));
    }

    [Fact]
    public async Task A_webhook_s_body_is_read_as_the_event_that_polling_gives()
    {
        await using var hook = RawHttpServer.Start(RawAnswer.Of(200, "text/plain", ""));
        Assert.True((await Client.SubscribeAsync(Access, hook.Url, "secret-1", ["bot_started"], Harness.Deadline, default)).Ok);
        Assert.Equal([hook.Url.AbsoluteUri], (await Client.GetSubscriptionsAsync(Access, default)).Value!.Urls);
        var person = await SandboxPerson.AddAsync(Server);
        await person.StartAsync("link-code");
        await Eventually.GetAsync(() => Task.FromResult(hook.Requests.Count), count => count == 1);
        var read = MaxBotClient.ReadUpdate(Encoding.UTF8.GetBytes(hook.Requests[0].Body))!;
        Assert.Equal(("bot_started", "link-code", person.UserId), (read.Type, read.Payload, read.Person?.UserId));

        Assert.True((await Client.UnsubscribeAsync(Access, hook.Url, Harness.Deadline, default)).Ok);
        Assert.Empty((await Client.GetSubscriptionsAsync(Access, default)).Value!.Urls);
        await person.StartAsync("second");
        Assert.Equal("second", (await EventsAsync())[^1].Payload);
    }

    private async Task<(string, string?)> SendAsync(long userId)
    {
        var sent = await Client.SendToPersonAsync(Access, userId, Ask, Harness.Deadline, default);
        return (OutcomeWords.Of(sent.Problem), sent.Problem?.ErrorCode);
    }

    private async Task<IReadOnlyList<MaxUpdate>> EventsAsync()
    {
        var page = await Client.GetUpdatesAsync(Access, marker: null, default);
        Assert.True(page.Ok, page.Problem?.ToString());
        return page.Value.Updates;
    }
}
