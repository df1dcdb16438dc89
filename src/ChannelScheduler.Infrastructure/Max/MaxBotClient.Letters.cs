using System.Text.Json;
using ChannelScheduler.Infrastructure.Networks;

namespace ChannelScheduler.Infrastructure.Max;

// Messages to one person, who has started the bot before; MAX delivers none to anybody else.
public sealed partial class MaxBotClient
{
    // https://dev.max.ru/docs-api/methods/POST/messages
    /// <returns>A person who stopped the bot or never started it: <c>RefusedForGood</c>, code <c>chat.denied</c>.</returns>
    public Task<ApiAnswer<MaxMessage>> SendToPersonAsync(ApiAccess access, long userId, MaxLetter letter, DateTimeOffset deadline, CancellationToken cancellationToken) =>
        PublishAsync(access, HttpMethod.Post, $"messages?user_id={Id(userId)}", Json(WireOf(letter), MaxWire.Default.WireLetter), MaxOperation.Letter, deadline, MaxWire.Default.WireSent,
            sent => ToMessage(sent.Message ?? throw new JsonException()), cancellationToken);

    // https://dev.max.ru/docs-api/methods/PUT/messages (in dialogues a message can be edited for 7 days, or as long as it has buttons)
    public Task<ApiAnswer<MaxDone>> EditLetterAsync(ApiAccess access, string mid, MaxLetter letter, DateTimeOffset deadline, CancellationToken cancellationToken) =>
        PublishAsync(access, HttpMethod.Put, $"messages?message_id={Uri.EscapeDataString(mid)}", Json(WireOf(letter), MaxWire.Default.WireLetter), MaxOperation.Letter, deadline,
            MaxWire.Default.WireDone, ToDone, cancellationToken);

    // https://dev.max.ru/docs-api/methods/POST/answers
    /// <summary>Answers a press, once.</summary>
    /// <param name="notification">Shown for a moment to who pressed.</param>
    /// <param name="letter">Takes the place of the message that the button stands under. MAX refuses an answer with neither.</param>
    public Task<ApiAnswer<MaxDone>> AnswerAsync(ApiAccess access, string callbackId, string? notification, MaxLetter? letter, DateTimeOffset deadline, CancellationToken cancellationToken) =>
        PublishAsync(access, HttpMethod.Post, $"answers?callback_id={Uri.EscapeDataString(callbackId)}", Json(new WireReply(letter is null ? null : WireOf(letter), notification), MaxWire.Default.WireReply),
            MaxOperation.Letter, deadline, MaxWire.Default.WireDone, ToDone, cancellationToken);

    // No format: it would make markup of a school's text. No buttons is an empty list, since a missing one keeps those of an edited message.
    private static WireLetter WireOf(MaxLetter letter)
    {
        var parts = (letter.ImageTokens ?? []).Select(token => new WirePart("image", new WirePartPayload(token, null))).ToList();
        if (letter.Buttons.Count > 0) parts.Add(new WirePart("inline_keyboard", new WirePartPayload(null, [.. letter.Buttons.Select(row => row.Select(WireOf).ToList())])));
        return new WireLetter(letter.Text, parts);
    }

    private static WireButton WireOf(MaxButton button) => button.Url is { } url
        ? new WireButton("link", button.Text, null, url, null)
        : new WireButton("callback", button.Text, button.Payload ?? "", null, button.Intent);

    private sealed record WireLetter(string Text, List<WirePart> Attachments);

    private sealed record WirePart(string Type, WirePartPayload Payload);

    private sealed record WirePartPayload(string? Token, List<List<WireButton>>? Buttons);

    private sealed record WireButton(string Type, string Text, string? Payload, string? Url, string? Intent);

    private sealed record WireReply(WireLetter? Message, string? Notification);
}
