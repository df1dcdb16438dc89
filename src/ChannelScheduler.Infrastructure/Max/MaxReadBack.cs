using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;

namespace ChannelScheduler.Infrastructure.Max;

/// <summary>Looks through a channel's newest messages for one whose sending ended in doubt.</summary>
internal sealed class MaxReadBack(MaxBotClient client, INetworkClock clock)
{
    private const int MostPages = 20;

    // A page shorter than the API's default of 50 can't have been cut by a limit that we misread.
    private const int SurelyWhole = 50;

    public async Task<ReadBackResult> RunAsync(ApiAccess access, long chatId, string? handle, ReadBackQuery query, CancellationToken cancellationToken)
    {
        var me = await client.GetMeAsync(access, cancellationToken);
        if (!me.Ok) return Unread(me.Problem);
        var page = await client.GetNewestMessagesAsync(access, chatId, cancellationToken);
        if (!page.Ok) return Unread(page.Problem);

        // After the page, whose answer told the network's time.
        var window = ReadBackWindow.Of(query, access, Network.Max, clock);
        var messages = new Dictionary<string, MaxMessage>();
        foreach (var message in page.Value) messages.TryAdd(message.Mid, message);
        if (messages.Count == 0 && await ProblemOfEmptyAsync(access, chatId, query, cancellationToken) is { } unproved) return unproved;
        var reached = page.Value.Count < SurelyWhole || IsBefore(page.Value, window);
        for (var pages = 1; !reached && pages < MostPages; pages++)
        {
            var older = await ReadOlderAsync(access, chatId, messages, window, cancellationToken);
            if (older.Problem is { } problem) return Unread(problem);
            var before = messages.Count;
            foreach (var message in older.Value!) messages.TryAdd(message.Mid, message);
            if (messages.Count == before) break;
            reached = IsBefore(older.Value!, window);
        }

        var candidates = messages.Values.Select(message => new ReadBackMatcher.Candidate(
            message.Mid, message.Url ?? MaxMessageId.UrlOf(message.Mid, chatId, handle), message.Text, message.ImageCount, message.Timestamp,
            SenderFits: message.SenderId is null || message.SenderId == me.Value.UserId));
        return ReadBackMatcher.Match(candidates, query, window, reached,
            count => NetworkTexts.Get("ReadBackUnclear", count), () => NetworkTexts.Get("ReadBackTooMany"));
    }

    // Sources disagree on which of "from" and "to" is the later bound, so the second order is tried when the first brings nothing new.
    private async Task<ApiAnswer<IReadOnlyList<MaxMessage>>> ReadOlderAsync(
        ApiAccess access, long chatId, Dictionary<string, MaxMessage> known, ReadBackWindow window, CancellationToken cancellationToken)
    {
        var oldest = known.Values.Min(message => message.Timestamp) ?? window.End;
        // Reaching a day further shows a message from before the attempt, which proves that nothing between was left out.
        var start = window.Start - TimeSpan.FromDays(1);
        if (oldest <= start) return new ApiAnswer<IReadOnlyList<MaxMessage>>([], null);
        var page = await client.GetMessagesBetweenAsync(access, chatId, start, oldest, cancellationToken);
        return page.Ok && page.Value.All(message => known.ContainsKey(message.Mid))
            ? await client.GetMessagesBetweenAsync(access, chatId, oldest, start, cancellationToken)
            : page;
    }

    // No message at all is also what a bot sees that has lost the right to read: it proves something only together with that right.
    private async Task<ReadBackResult?> ProblemOfEmptyAsync(ApiAccess access, long chatId, ReadBackQuery query, CancellationToken cancellationToken)
    {
        if (query.KnownExternalIds.Count > 0) return new ReadBackResult.Unclear(NetworkTexts.Get("ReadBackEmpty"));
        var member = await client.GetMembershipAsync(access, chatId, cancellationToken);
        if (!member.Ok) return Unread(member.Problem);
        return member.Value.IsOwner || member.Value.Permissions.Contains("read_all_messages") ? null : new ReadBackResult.Unreadable(NetworkTexts.Get("ReadBackEmpty"));
    }

    private static bool IsBefore(IReadOnlyList<MaxMessage> page, ReadBackWindow window) => page.Any(message => message.Timestamp < window.Start);

    private static ReadBackResult Unread(PublishOutcome problem) => problem is PublishOutcome.ChannelStopped or PublishOutcome.RefusedForGood
        ? new ReadBackResult.Unreadable(ReportBuilder.WordsOf(problem))
        : new ReadBackResult.Failed(ReportBuilder.WordsOf(problem));
}
