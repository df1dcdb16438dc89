using System.Text.Json;
using ChannelScheduler.Infrastructure.Networks;

namespace ChannelScheduler.Infrastructure.Max;

// Events: asked for, or sent by MAX to an address.
public sealed partial class MaxBotClient
{
    /// <summary>
    /// Seconds that one poll may hang: MAX's own default. The read's timeout begins after it, so it is never cut by us; much longer ones are cut by routers on the
    /// way, which forget connections that are silent for a minute.
    /// </summary>
    public const int LongestPoll = 30;

    // https://dev.max.ru/docs-api/methods/GET/updates
    /// <param name="marker">Of the page before; null brings what has not been given yet.</param>
    /// <param name="seconds">How long the network may hold the answer back until there is an event: 0 to <see cref="LongestPoll"/>. Cancelling a poll that hangs ends it
    /// with a problem, not with an exception.</param>
    /// <param name="types">Which events, comma-separated; empty for all.</param>
    public Task<ApiAnswer<MaxUpdates>> GetUpdatesAsync(ApiAccess access, long? marker, CancellationToken cancellationToken, int seconds = 0, string types = "")
    {
        var from = marker is { } last ? "&marker=" + Id(last) : "";
        var only = types.Length > 0 ? "&types=" + Uri.EscapeDataString(types) : "";
        return ReadAsync(access, $"updates?limit=100&timeout={Id(seconds)}{from}{only}", MaxWire.Default.WireUpdates, ToUpdates, cancellationToken, TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Reads what MAX sends to a webhook. Whoever calls has compared the secret of the header first.</summary>
    /// <returns>Null when it is not an event; nothing is thrown, whatever the bytes are.</returns>
    public static MaxUpdate? ReadUpdate(ReadOnlySpan<byte> json)
    {
        try
        {
            return ToUpdate(JsonSerializer.Deserialize(json, MaxWire.Default.WireUpdate));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // https://dev.max.ru/docs-api/methods/GET/subscriptions
    public Task<ApiAnswer<MaxSubscriptions>> GetSubscriptionsAsync(ApiAccess access, CancellationToken cancellationToken) =>
        ReadAsync(access, "subscriptions", MaxWire.Default.WireSubscriptions, page => new MaxSubscriptions((page.Subscriptions ?? []).ConvertAll(one => one.Url ?? "")), cancellationToken);

    // https://dev.max.ru/docs-api/methods/POST/subscriptions
    /// <param name="address">https on port 443 with a certificate that MAX trusts; it must answer 200 within 30 seconds, or MAX sends the event again, up to ten times.</param>
    /// <param name="secret">5 to 256 of A-Z a-z 0-9 _ -; comes back in the header <c>X-Max-Bot-Api-Secret</c>.</param>
    /// <param name="types">Which events; empty for all.</param>
    public Task<ApiAnswer<MaxDone>> SubscribeAsync(ApiAccess access, Uri address, string secret, IReadOnlyList<string> types, DateTimeOffset deadline, CancellationToken cancellationToken) =>
        PublishAsync(access, HttpMethod.Post, "subscriptions", Json(new WireHook(address.AbsoluteUri, types.Count > 0 ? types : null, secret), MaxWire.Default.WireHook),
            MaxOperation.Change, deadline, MaxWire.Default.WireDone, ToDone, cancellationToken, secret);

    // https://dev.max.ru/docs-api/methods/DELETE/subscriptions
    public Task<ApiAnswer<MaxDone>> UnsubscribeAsync(ApiAccess access, Uri address, DateTimeOffset deadline, CancellationToken cancellationToken) =>
        PublishAsync(access, HttpMethod.Delete, $"subscriptions?url={Uri.EscapeDataString(address.AbsoluteUri)}", NoRepeat(), MaxOperation.Change, deadline, MaxWire.Default.WireDone, ToDone, cancellationToken);

    // One event that can't be read must not hold back those behind it: the marker goes past it.
    private static MaxUpdates ToUpdates(WireUpdates page) =>
        new([.. (page.Updates ?? throw new JsonException()).Select(Read).OfType<MaxUpdate>()], page.Marker);

    private static MaxUpdate? Read(JsonElement update)
    {
        try
        {
            return ToUpdate(update.Deserialize(MaxWire.Default.WireUpdate));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static MaxUpdate? ToUpdate(WireUpdate? update) => string.IsNullOrEmpty(update?.UpdateType)
        ? null
        : new MaxUpdate(update.UpdateType, update.ChatId ?? update.Message?.Recipient?.ChatId, update.IsChannel ?? false)
        {
            Timestamp = Instant(update.Timestamp),
            // The message of a press is the bot's own: its sender pressed nothing.
            Person = ToPerson(update.Callback is { } press ? press.User : update.User ?? update.Message?.Sender),
            Text = update.Message?.Body?.Text,
            Payload = update.Callback?.Payload ?? update.Payload,
            CallbackId = update.Callback?.CallbackId,
            Mid = update.Message?.Body?.Mid,
            ChatType = update.Message?.Recipient?.ChatType,
            Locale = update.UserLocale,
        };

    private static MaxPerson? ToPerson(WireUser? user)
    {
        if (user?.UserId is not { } id) return null;
        var name = $"{user.FirstName} {user.LastName}".Trim();
        return new MaxPerson(id, name.Length > 0 ? name : user.Name, user.Username, user.IsBot ?? false);
    }

    private sealed record WireUpdate(
        string? UpdateType, long? Timestamp, long? ChatId, bool? IsChannel, WireUser? User, WireMessage? Message, WireCallback? Callback, string? Payload, string? UserLocale);

    private sealed record WireCallback(string? CallbackId, string? Payload, WireUser? User);

    private sealed record WireHook(string Url, IReadOnlyList<string>? UpdateTypes, string Secret);
}
