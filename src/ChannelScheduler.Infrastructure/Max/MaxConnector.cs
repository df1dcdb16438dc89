using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;

namespace ChannelScheduler.Infrastructure.Max;

/// <summary>What a search brought up.</summary>
/// <param name="Hint">What to do when nothing was found; null otherwise.</param>
public sealed record ChannelSearch(IReadOnlyList<FoundChannel> Found, string? Hint);

/// <summary>Asks MAX what is needed to connect a channel: whose token this is, and which channels the bot was added to.</summary>
public sealed class MaxConnector(MaxBotClient client, INetworkEndpoints endpoints, TimeProvider time)
{
    /// <summary>One poll: a person waits for the page.</summary>
    private const int PollSeconds = 10;

    public async Task<TokenVerdict> CheckTokenAsync(ChannelEnvironment environment, string token, CancellationToken cancellationToken)
    {
        token = token.Trim();
        if (token.StartsWith("vk1.", StringComparison.Ordinal) || token.StartsWith("vk2.", StringComparison.Ordinal)) return TokenVerdict.Refused(NetworkTexts.Get("MaxTokenIsVk"), NetworkTexts.Get("MaxTokenRemedy"));
        if (!ApiAccess.IsSendable(token)) return TokenVerdict.Refused(NetworkTexts.Get("MaxTokenShape"), NetworkTexts.Get("MaxTokenRemedy"));
        var me = await client.GetMeAsync(Access(environment, token), cancellationToken);
        return me.Ok ? TokenVerdict.Accepted(me.Value.Username ?? me.Value.Name, null) : TokenVerdict.Of(new ReportBuilder().AddFailure("token", "MaxToken", me.Problem).Build());
    }

    /// <summary>
    /// Listens for <c>bot_added</c> until one comes or <paramref name="patience"/> is over. The network tells each event once, so the caller keeps what it gets.
    /// </summary>
    /// <param name="known">Chat ids that earlier searches brought up, of this bot perhaps.</param>
    public async Task<ChannelSearch> FindAsync(ChannelEnvironment environment, string token, IReadOnlyCollection<long> known, TimeSpan patience, CancellationToken cancellationToken)
    {
        var access = Access(environment, token);
        var hooks = await client.GetSubscriptionsAsync(access, cancellationToken);
        if (hooks is { Ok: true, Value.Urls.Count: > 0 }) return new ChannelSearch(await ReadAsync(access, known, cancellationToken), NetworkTexts.Get("MaxWebhook", BaseAddress.HostOf(hooks.Value.Urls[0])));

        var ids = new HashSet<long>(known);
        var deadline = time.GetUtcNow() + patience;
        long? marker = null;
        // What lies ready first, then a wait.
        for (var seconds = 0; ; seconds = PollSeconds)
        {
            var left = deadline - time.GetUtcNow();
            if (seconds > 0 && left <= TimeSpan.Zero) break;
            var page = await client.GetUpdatesAsync(access, marker, cancellationToken, Math.Min(seconds, (int)Math.Ceiling(left.TotalSeconds)), "bot_added");
            if (!page.Ok) return new ChannelSearch(await ReadAsync(access, ids, cancellationToken), FirstWords(page.Problem));
            marker = page.Value.Marker ?? marker;
            var news = page.Value.Updates.Where(one => one is { Type: "bot_added", IsChannel: true, ChatId: not null }).Select(one => one.ChatId!.Value).ToList();
            ids.UnionWith(news);
            if (news.Count > 0 || (seconds == 0 && ids.Count > 0 && (await ReadAsync(access, ids, cancellationToken)).Count > 0)) break;
        }

        var found = await ReadAsync(access, ids, cancellationToken);
        return new ChannelSearch(found, found.Count > 0 ? null : NetworkTexts.Get("MaxNothingFound"));
    }

    /// <returns>The channel, or the failed check that says why there is none.</returns>
    public async Task<(FoundChannel? Channel, ChannelReport Report)> ReadChannelAsync(ChannelEnvironment environment, string token, long chatId, CancellationToken cancellationToken)
    {
        var chat = await client.GetChatAsync(Access(environment, token), chatId, cancellationToken);
        return chat.Ok ? (Found(chat.Value), new ReportBuilder().Build()) : (null, new ReportBuilder().AddFailure("channel", "MaxChannel", chat.Problem).Build());
    }

    private async Task<List<FoundChannel>> ReadAsync(ApiAccess access, IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        var found = new List<FoundChannel>();
        foreach (var id in ids)
        {
            // The bot may have been taken out again, or the number is another bot's.
            var chat = await client.GetChatAsync(access, id, cancellationToken);
            if (chat.Ok && chat.Value is { Type: "channel" }) found.Add(Found(chat.Value));
        }
        return found;
    }

    private static FoundChannel Found(MaxChat chat) => new(
        chat.ChatId.ToString(System.Globalization.CultureInfo.InvariantCulture), chat.Title, chat.IsPublic == true ? chat.Link?.TrimEnd('/').Split('/')[^1].TrimStart('@') : null, chat.IsPublic);

    private static string FirstWords(PublishOutcome problem)
    {
        var line = new ReportBuilder().AddFailure("channel", "MaxToken", problem).Build().Checks[0];
        return $"{line.Message} {line.Remedy}";
    }

    private ApiAccess Access(ChannelEnvironment environment, string token) => new(endpoints.BaseUrlOf(Network.Max, environment), token, environment);
}
