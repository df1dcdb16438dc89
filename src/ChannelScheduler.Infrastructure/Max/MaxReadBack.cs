using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;

namespace ChannelScheduler.Infrastructure.Max;

/// <summary>Looks through a channel's newest messages for one whose sending ended in doubt.</summary>
internal sealed class MaxReadBack(MaxBotClient client)
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

        var messages = page.Value.ToDictionary(message => message.Mid);
        var reached = Reaches(page.Value, query);
        for (var pages = 1; !reached && pages < MostPages; pages++)
        {
            var older = await ReadOlderAsync(access, chatId, messages, query, cancellationToken);
            if (older.Problem is { } problem) return Unread(problem);
            var before = messages.Count;
            foreach (var message in older.Value!) messages.TryAdd(message.Mid, message);
            if (messages.Count == before) break;
            reached = older.Value!.Any(message => message.Timestamp < ReadBackMatcher.WindowStart(query));
        }

        var candidates = messages.Values.Select(message => new ReadBackMatcher.Candidate(
            message.Mid, message.Url ?? MaxMessageId.UrlOf(message.Mid, chatId, handle), message.Text, message.ImageCount, message.Timestamp,
            SenderFits: message.SenderId is null || message.SenderId == me.Value.UserId));
        return ReadBackMatcher.Match(candidates, query, reached,
            count => NetworkTexts.Get("ReadBackUnclear", count), () => NetworkTexts.Get("ReadBackTooMany"));
    }

    // Sources disagree on which of "from" and "to" is the later bound, so the second order is tried when the first brings nothing new.
    private async Task<ApiAnswer<IReadOnlyList<MaxMessage>>> ReadOlderAsync(
        ApiAccess access, long chatId, Dictionary<string, MaxMessage> known, ReadBackQuery query, CancellationToken cancellationToken)
    {
        var oldest = known.Values.Min(message => message.Timestamp) ?? query.SentAfter;
        // Reaching a day further shows a message from before the attempt, which proves that nothing between was left out.
        var start = ReadBackMatcher.WindowStart(query) - TimeSpan.FromDays(1);
        if (oldest <= start) return new ApiAnswer<IReadOnlyList<MaxMessage>>([], null);
        var page = await client.GetMessagesBetweenAsync(access, chatId, start, oldest, cancellationToken);
        return page.Ok && page.Value.All(message => known.ContainsKey(message.Mid))
            ? await client.GetMessagesBetweenAsync(access, chatId, oldest, start, cancellationToken)
            : page;
    }

    private static bool Reaches(IReadOnlyList<MaxMessage> page, ReadBackQuery query) =>
        page.Count < SurelyWhole || page.Any(message => message.Timestamp < ReadBackMatcher.WindowStart(query));

    private static ReadBackResult Unread(PublishOutcome problem) => problem is PublishOutcome.ChannelStopped or PublishOutcome.RefusedForGood
        ? new ReadBackResult.Unreadable(ReportBuilder.WordsOf(problem))
        : new ReadBackResult.Failed(ReportBuilder.WordsOf(problem));
}
