using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>Asks MAX for one bot's events, waits for the answer, deals with each and asks again, for as long as the bot is turned on.</summary>
public sealed class BotListener(
    IDbContextFactory<SchedulerDbContext> contexts, MaxBotClient client, BotAccess access, BotDialogue dialogue, BotHooks hooks, TimeProvider time, ILogger<BotListener> logger)
{
    /// <summary>The pauses after a failure, as MAX's own clients have them: doubled from the first to the last.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan LastPause = TimeSpan.FromMinutes(1);

    /// <summary>How often MAX is asked whose token this is, and whether another program takes the events away: neither shows in a poll.</summary>
    private static readonly TimeSpan CheckEvery = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan[] DealPauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];

    public async Task ListenAsync(Guid botId, CancellationToken cancellationToken)
    {
        var (pause, checkAt) = (FirstPause, DateTimeOffset.MinValue);
        while (!cancellationToken.IsCancellationRequested)
        {
            Reason? problem;
            SchoolBot? found = null;
            try
            {
                found = await FindAsync(botId, cancellationToken);
                if (found is not { } bot) return;
                var isCheckDue = bot.Problem is not null || time.GetUtcNow() >= checkAt;
                if (isCheckDue) checkAt = time.GetUtcNow() + CheckEvery;
                problem = await PollAsync(bot, isCheckDue, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "Listening to the bot {Bot} failed; it goes on after a pause", botId);
                problem = new Reason("BotUnheard", exception.GetType().Name);
            }
            await NoteAsync(botId, found, problem, cancellationToken);
            if (problem is null)
            {
                pause = FirstPause;
                continue;
            }
            await Task.Delay(pause, time, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            pause = pause * 2 < LastPause ? pause * 2 : LastPause;
        }
    }

    private async Task<SchoolBot?> FindAsync(Guid botId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Bots.AsNoTracking().SingleOrDefaultAsync(one => one.Id == botId, cancellationToken);
    }

    /// <returns>Why nothing was heard; null when all is well.</returns>
    private async Task<Reason?> PollAsync(SchoolBot bot, bool isCheckDue, CancellationToken cancellationToken)
    {
        if (await access.OpenAsync(bot, cancellationToken) is not { } api) return new Reason("BotNoToken");
        if (isCheckDue && await CheckAsync(api, bot, cancellationToken) is { } wrong) return wrong;
        var page = await client.GetUpdatesAsync(api, bot.Marker, cancellationToken, MaxBotClient.LongestPoll, string.Join(',', BotDialogue.Types));
        if (!page.Ok) return new Reason("BotUnheard", ReportBuilder.WordsOf(page.Problem));
        foreach (var update in page.Value.Updates) await DealAsync(api, bot, update, cancellationToken);
        if (page.Value.Marker is { } marker && marker != bot.Marker)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await db.Bots.Where(one => one.Id == bot.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Marker, marker), cancellationToken);
        }
        return null;
    }

    private async Task<Reason?> CheckAsync(ApiAccess api, SchoolBot bot, CancellationToken cancellationToken)
    {
        var me = await client.GetMeAsync(api, cancellationToken);
        if (!me.Ok) return new Reason("BotUnheard", ReportBuilder.WordsOf(me.Problem));
        if (me.Value.UserId != bot.BotUserId) return new Reason("BotOther", me.Value.Username ?? "", bot.Username ?? "");
        var hooked = await client.GetSubscriptionsAsync(api, cancellationToken);
        if (hooked.Value?.Urls.FirstOrDefault(one => !hooks.IsOurs(bot.Id, one)) is { } url) return new Reason("BotHooked", BaseAddress.HostOf(url));
        // From when the program was called: as long as it stands, MAX gives nothing to who asks.
        if (hooked is { Ok: true, Value.Urls.Count: > 0 }) await hooks.DropAsync(bot, cancellationToken);
        return null;
    }

    // Tried again, since a database is busy for seconds, and an event may be dealt with twice. Then one that can't be must not stand in the way of all that come
    // after it: the person is told, and presses again.
    private async Task DealAsync(ApiAccess api, SchoolBot bot, MaxUpdate update, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await dialogue.HandleAsync(api, bot, update, cancellationToken);
                return;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogError(exception, "An event {Type} of the bot {Bot} could not be dealt with", update.Type, bot.Id);
            }
            if (attempt == DealPauses.Length) break;
            await Task.Delay(DealPauses[attempt], time, cancellationToken);
        }
        await dialogue.TellFailedAsync(api, update, cancellationToken);
    }

    private async Task NoteAsync(Guid botId, SchoolBot? bot, Reason? problem, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // A thousand bots would write a thousand rows in every half minute to say that nothing has changed.
        if (cancellationToken.IsCancellationRequested || (problem is null && bot is { Problem: null } && bot.HeardAt > now - NoteEvery)) return;
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var heard = db.Bots.Where(one => one.Id == botId);
            if (problem is null) await heard.ExecuteUpdateAsync(set => set.SetProperty(one => one.HeardAt, now).SetProperty(one => one.Problem, (Reason?)null), cancellationToken);
            else await heard.ExecuteUpdateAsync(set => set.SetProperty(one => one.Problem, problem), cancellationToken);
        }
        catch (Exception exception)
        {
            // What can't be noted now is noted after the next poll; a listener that ended for it would hear nothing.
            if (!cancellationToken.IsCancellationRequested) logger.LogError(exception, "The state of the bot {Bot} could not be noted", botId);
        }
    }
}
