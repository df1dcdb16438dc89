using System.Text.Json;
using ChannelScheduler.Sandbox.Max;

namespace ChannelScheduler.Sandbox;

/// <summary>A dialogue as the person's phone shows it, and as <c>/_sandbox/max/people/{id}/dialog</c> tells it.</summary>
/// <param name="ChatId">Null before the first start.</param>
/// <param name="State"><c>new</c>, <c>running</c> or <c>stopped</c>.</param>
/// <param name="Messages">Oldest first, deleted ones included.</param>
/// <param name="Presses">Oldest first.</param>
/// <param name="SendRequests">How many sends to this person have come since the sandbox began, from any bot, whatever became of them.</param>
public sealed record PhoneDialog(
    long UserId, string Name, long BotUserId, string BotName, long? ChatId, string State, IReadOnlyList<PhoneMessage> Messages, IReadOnlyList<PhonePress> Presses, int SendRequests)
{
    public const string New = "new";
    public const string Running = "running";
    public const string Stopped = "stopped";
}

/// <param name="ByBot">False: the person wrote it.</param>
/// <param name="Buttons">Rows, as they stand there now.</param>
/// <param name="Edits">How often it was changed, by edits and by answers.</param>
public sealed record PhoneMessage(
    string Mid, bool ByBot, string Text, IReadOnlyList<ReaderMarkup> Markup, IReadOnlyList<IReadOnlyList<PhoneButton>> Buttons,
    DateTimeOffset SentAt, DateTimeOffset? EditedAt, int Edits, bool Deleted);

/// <param name="Type"><c>callback</c>, <c>link</c> or another type of the API.</param>
public sealed record PhoneButton(string Type, string Text, string? Payload = null, string? Url = null, string? Intent = null);

/// <param name="Label">What stood on the button.</param>
/// <param name="Notification">What the answer showed for a moment; null when there was none.</param>
public sealed record PhonePress(string CallbackId, string Mid, string Payload, string Label, DateTimeOffset PressedAt, DateTimeOffset? AnsweredAt, string? Notification);

internal static class PhoneModels
{
    public static PhoneMessage Message(MaxPost post, long personId) => new(
        post.Mid, post.SenderId != personId, post.Text, post.Markup, Buttons(post), At(post.Timestamp),
        post.EditedAt is { } edited ? At(edited) : null, post.Edits, post.DeletedAt is not null);

    public static PhonePress Press(MaxPress press) =>
        new(press.Id, press.Mid, press.Payload, press.Label, At(press.Timestamp), press.AnsweredAt is { } answered ? At(answered) : null, press.Notification);

    public static IReadOnlyList<IReadOnlyList<PhoneButton>> Buttons(MaxPost post) => post.Attachments.FirstOrDefault(a => a.Type == "inline_keyboard")?.Json is { } keyboard
        ? keyboard.GetProperty("buttons").Deserialize<List<List<PhoneButton>>>(SandboxJson.Options)!
        : [];

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
