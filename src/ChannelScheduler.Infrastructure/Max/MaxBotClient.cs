using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ChannelScheduler.Infrastructure.Networks;

namespace ChannelScheduler.Infrastructure.Max;

/// <summary>
/// The MAX Bot API, one method a call. Nothing is retried. The token stands bare in the <c>Authorization</c> header; a query token is refused by MAX.
/// </summary>
public sealed partial class MaxBotClient(NetworkCaller caller)
{
    /// <summary>The most that one page of messages holds.</summary>
    public const int MaxPageSize = 100;

    // https://dev.max.ru/docs-api/methods/GET/me
    public Task<ApiAnswer<MaxBot>> GetMeAsync(ApiAccess access, CancellationToken cancellationToken) =>
        ReadAsync(access, "me", MaxWire.Default.WireUser, user => new MaxBot(user.UserId ?? throw new JsonException(), user.Username, user.FirstName ?? user.Name), cancellationToken);

    // https://dev.max.ru/docs-api/methods/GET/chats/-chatId-
    public Task<ApiAnswer<MaxChat>> GetChatAsync(ApiAccess access, long chatId, CancellationToken cancellationToken) =>
        ReadAsync(access, $"chats/{Id(chatId)}", MaxWire.Default.WireChat, ToChat, cancellationToken);

    // https://dev.max.ru/docs-api/methods/GET/chats/-chatId-/members/me
    public Task<ApiAnswer<MaxMembership>> GetMembershipAsync(ApiAccess access, long chatId, CancellationToken cancellationToken) =>
        ReadAsync(access, $"chats/{Id(chatId)}/members/me", MaxWire.Default.WireMember, member => new MaxMembership(member.IsAdmin, member.IsOwner, member.Permissions ?? []), cancellationToken);

    // https://dev.max.ru/docs-api/methods/GET/messages (newest first; "from" and "to" are left out, because the sources disagree on which is the later one)
    public Task<ApiAnswer<IReadOnlyList<MaxMessage>>> GetNewestMessagesAsync(ApiAccess access, long chatId, CancellationToken cancellationToken) =>
        ReadAsync(access, $"messages?chat_id={Id(chatId)}&count={MaxPageSize}", MaxWire.Default.WireMessages, ToMessages, cancellationToken);

    // https://dev.max.ru/docs-api/methods/GET/messages, both bounds given: the caller tries either order
    public Task<ApiAnswer<IReadOnlyList<MaxMessage>>> GetMessagesBetweenAsync(ApiAccess access, long chatId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        ReadAsync(access, $"messages?chat_id={Id(chatId)}&count={MaxPageSize}&from={Id(from.ToUnixTimeMilliseconds())}&to={Id(to.ToUnixTimeMilliseconds())}", MaxWire.Default.WireMessages, ToMessages, cancellationToken);

    // https://dev.max.ru/docs-api/methods/GET/messages/-messageId-
    public Task<ApiAnswer<MaxMessage>> GetMessageAsync(ApiAccess access, string mid, CancellationToken cancellationToken) =>
        ReadAsync(access, $"messages/{Uri.EscapeDataString(mid)}", MaxWire.Default.WireMessage, ToMessage, cancellationToken);

    // https://dev.max.ru/docs-api/methods/POST/messages
    public Task<ApiAnswer<MaxMessage>> SendAsync(ApiAccess access, long chatId, MaxDraft draft, DateTimeOffset deadline, CancellationToken cancellationToken) =>
        PublishAsync(access, HttpMethod.Post, $"messages?chat_id={Id(chatId)}", BodyOf(draft), MaxOperation.Send, deadline, MaxWire.Default.WireSent,
            sent => ToMessage(sent.Message ?? throw new JsonException()), cancellationToken);

    // https://dev.max.ru/docs-api/methods/PUT/messages
    public Task<ApiAnswer<MaxDone>> EditAsync(ApiAccess access, string mid, MaxDraft draft, DateTimeOffset deadline, CancellationToken cancellationToken) =>
        PublishAsync(access, HttpMethod.Put, $"messages?message_id={Uri.EscapeDataString(mid)}", BodyOf(draft), MaxOperation.Change, deadline, MaxWire.Default.WireDone, ToDone, cancellationToken);

    // https://dev.max.ru/docs-api/methods/DELETE/messages
    public Task<ApiAnswer<MaxDone>> DeleteAsync(ApiAccess access, string mid, DateTimeOffset deadline, CancellationToken cancellationToken) =>
        PublishAsync(access, HttpMethod.Delete, $"messages?message_id={Uri.EscapeDataString(mid)}", NoRepeat(), MaxOperation.Change, deadline, MaxWire.Default.WireDone, ToDone, cancellationToken);

    // https://dev.max.ru/docs-api/methods/PUT/chats/-chatId-/pin
    public Task<ApiAnswer<MaxDone>> PinAsync(ApiAccess access, long chatId, string mid, bool notify, DateTimeOffset deadline, CancellationToken cancellationToken) =>
        PublishAsync(access, HttpMethod.Put, $"chats/{Id(chatId)}/pin", Json(new WirePin(mid, notify), MaxWire.Default.WirePin), MaxOperation.Change, deadline, MaxWire.Default.WireDone, ToDone, cancellationToken);

    private async Task<ApiAnswer<TResult>> ReadAsync<TWire, TResult>(
        ApiAccess access, string path, JsonTypeInfo<TWire> type, Func<TWire, TResult> convert, CancellationToken cancellationToken, TimeSpan held = default)
        where TResult : class
    {
        using var request = access.Request(HttpMethod.Get, path, scheme: null);
        var reply = await caller.ReadAsync(NetworkClients.MaxRead, request, [access.Token], cancellationToken, held);
        return Parse(reply, MaxOperation.Read, type, convert);
    }

    private async Task<ApiAnswer<TResult>> PublishAsync<TWire, TResult>(
        ApiAccess access, HttpMethod method, string path, HttpContent content, MaxOperation operation, DateTimeOffset deadline,
        JsonTypeInfo<TWire> type, Func<TWire, TResult> convert, CancellationToken cancellationToken, string? secret = null)
        where TResult : class
    {
        using var request = access.Request(method, path, scheme: null, content);
        var reply = await caller.PublishAsync(NetworkClients.MaxPublish, request, deadline, [access.Token, secret], cancellationToken);
        return Parse(reply, operation, type, convert);
    }

    private static ApiAnswer<TResult> Parse<TWire, TResult>(NetworkReply reply, MaxOperation operation, JsonTypeInfo<TWire> type, Func<TWire, TResult> convert)
        where TResult : class
    {
        if (MaxOutcomes.ProblemOf(reply, operation) is { } problem) return new ApiAnswer<TResult>(null, problem);
        try
        {
            var wire = JsonSerializer.Deserialize(((NetworkReply.Answered)reply).Body, type) ?? throw new JsonException();
            return new ApiAnswer<TResult>(convert(wire), null);
        }
        catch (JsonException)
        {
            return new ApiAnswer<TResult>(null, MaxOutcomes.Unreadable(reply));
        }
    }

    // .NET repeats a request without content, up to three times, when the connection drops before the answer; one with content, be it empty, it does not.
    private static ByteArrayContent NoRepeat() => new([]);

    private static string Id(long number) => number.ToString(CultureInfo.InvariantCulture);
}
