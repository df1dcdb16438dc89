using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ChannelScheduler.Infrastructure.Max;

// The wire format. Schema: https://dev.max.ru/docs-api; fields that we don't read are left out, and nearly all may be missing.
public sealed partial class MaxBotClient
{
    private static ByteArrayContent BodyOf(MaxDraft draft) => Json(
        new WireNewMessage(draft.Text, draft.ImageTokens?.Select(token => new WireNewAttachment("image", new WireImagePayload(token))).ToList(), "markdown"),
        MaxWire.Default.WireNewMessage);

    private static ByteArrayContent Json<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type))
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") },
    };

    private static MaxChat ToChat(WireChat chat) =>
        new(chat.ChatId ?? throw new JsonException(), chat.Type, chat.Status, chat.Title, chat.IsPublic, chat.Link, chat.ParticipantsCount);

    private static IReadOnlyList<MaxMessage> ToMessages(WireMessages page) => (page.Messages ?? throw new JsonException()).ConvertAll(ToMessage);

    private static MaxMessage ToMessage(WireMessage message)
    {
        var mid = message.Body?.Mid;
        if (string.IsNullOrEmpty(mid)) throw new JsonException();
        return new MaxMessage(
            mid,
            string.IsNullOrEmpty(message.Url) ? null : message.Url,
            Instant(message.Timestamp) ?? MaxMessageId.TimestampOf(mid),
            message.Body!.Text ?? "",
            message.Sender?.UserId,
            message.Body.Attachments?.Count(attachment => attachment.Type == "image") ?? 0,
            message.Stat?.Views);
    }

    private static DateTimeOffset? Instant(long? milliseconds) =>
        milliseconds is > 0 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.Value) : null;

    private static MaxDone ToDone(WireDone done) => done.Success == true ? new MaxDone() : throw new JsonException();

    private sealed record WireUser(long? UserId, string? Username, string? FirstName, string? LastName, string? Name, bool? IsBot);

    private sealed record WireChat(long? ChatId, string? Type, string? Status, string? Title, bool? IsPublic, string? Link, int? ParticipantsCount);

    private sealed record WireMember(bool IsAdmin, bool IsOwner, List<string>? Permissions);

    private sealed record WireUpdates(List<JsonElement>? Updates, long? Marker);

    private sealed record WireSubscriptions(List<WireSubscription>? Subscriptions);

    private sealed record WireSubscription(string? Url);

    private sealed record WireMessages(List<WireMessage>? Messages);

    private sealed record WireMessage(WireUser? Sender, WireRecipient? Recipient, long? Timestamp, WireBody? Body, WireStat? Stat, string? Url);

    private sealed record WireRecipient(long? ChatId, string? ChatType);

    private sealed record WireBody(string? Mid, string? Text, List<WireAttachment>? Attachments);

    private sealed record WireAttachment(string? Type);

    private sealed record WireStat(long? Views);

    private sealed record WireSent(WireMessage? Message);

    private sealed record WireDone(bool? Success);

    private sealed record WireNewMessage(string Text, List<WireNewAttachment>? Attachments, string Format);

    private sealed record WireNewAttachment(string Type, WireImagePayload Payload);

    private sealed record WireImagePayload(string Token);

    private sealed record WirePin(string MessageId, bool Notify);

    private sealed record WireUploadSlot(string? Url);

    private sealed record WireUploaded(Dictionary<string, WireImagePayload>? Photos);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(WireUser))]
    [JsonSerializable(typeof(WireChat))]
    [JsonSerializable(typeof(WireMember))]
    [JsonSerializable(typeof(WireUpdates))]
    [JsonSerializable(typeof(WireUpdate))]
    [JsonSerializable(typeof(WireSubscriptions))]
    [JsonSerializable(typeof(WireMessages))]
    [JsonSerializable(typeof(WireMessage))]
    [JsonSerializable(typeof(WireSent))]
    [JsonSerializable(typeof(WireDone))]
    [JsonSerializable(typeof(WireNewMessage))]
    [JsonSerializable(typeof(WirePin))]
    [JsonSerializable(typeof(WireLetter))]
    [JsonSerializable(typeof(WireReply))]
    [JsonSerializable(typeof(WireHook))]
    [JsonSerializable(typeof(WireUploadSlot))]
    [JsonSerializable(typeof(WireUploaded))]
    private sealed partial class MaxWire : JsonSerializerContext;
}
