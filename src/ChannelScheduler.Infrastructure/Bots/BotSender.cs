using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>What became of one private message.</summary>
/// <param name="Mid">Null when it did not get there.</param>
/// <param name="IsFinal">False when another try may help.</param>
public sealed record BotSent(string? Mid, bool IsFinal);

/// <summary>Private messages of a bot. A message that comes twice does no harm, so a try of unknown outcome may be repeated.</summary>
public sealed class BotSender(MaxBotClient client, IDbContextFactory<SchedulerDbContext> contexts, TimeProvider time, ILogger<BotSender> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // MAX takes two messages a second in a dialogue: an answer that comes right behind another has to wait for its turn.
    private static readonly TimeSpan TurnPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private const int Turns = 3;

    public async Task<BotSent> SendAsync(ApiAccess access, BotLink link, MaxLetter letter, CancellationToken cancellationToken)
    {
        var sent = await InTurnAsync(deadline => client.SendToPersonAsync(access, link.MaxUserId, letter, deadline, cancellationToken), cancellationToken);
        if (sent.Ok) return new BotSent(sent.Value.Mid, true);
        logger.LogWarning("A message in MAX to {UserId} was not taken: {Problem}", link.UserId, Describe(sent.Problem));
        if (sent.Problem is not PublishOutcome.RefusedForGood) return new BotSent(null, false);
        await SetStoppedAsync(link, cancellationToken);
        return new BotSent(null, true);
    }

    /// <summary>To somebody who may be nobody here.</summary>
    public async Task ReplyAsync(ApiAccess access, long maxUserId, MaxLetter letter, CancellationToken cancellationToken)
    {
        var sent = await InTurnAsync(deadline => client.SendToPersonAsync(access, maxUserId, letter, deadline, cancellationToken), cancellationToken);
        if (!sent.Ok) logger.LogWarning("An answer in MAX was not taken: {Problem}", Describe(sent.Problem));
    }

    /// <summary>Says what a button did.</summary>
    /// <returns>Whether the message now reads so.</returns>
    public async Task<bool> AnswerAsync(ApiAccess access, string callbackId, string? notification, MaxLetter? letter, CancellationToken cancellationToken)
    {
        var answered = await InTurnAsync(deadline => client.AnswerAsync(access, callbackId, notification, letter, deadline, cancellationToken), cancellationToken);
        if (!answered.Ok) logger.LogWarning("The answer to a button in MAX was not taken: {Problem}", Describe(answered.Problem));
        return answered.Ok && letter is not null;
    }

    /// <returns>False when another try may help.</returns>
    public async Task<bool> RewriteAsync(ApiAccess access, string mid, MaxLetter letter, CancellationToken cancellationToken)
    {
        var edited = await InTurnAsync(deadline => client.EditLetterAsync(access, mid, letter, deadline, cancellationToken), cancellationToken);
        return edited.Ok || edited.Problem is PublishOutcome.RefusedForGood;
    }

    private async Task<ApiAnswer<T>> InTurnAsync<T>(Func<DateTimeOffset, Task<ApiAnswer<T>>> call, CancellationToken cancellationToken)
        where T : class
    {
        for (var turn = 1; ; turn++)
        {
            var answer = await call(time.GetUtcNow() + Patience);
            if (turn == Turns || answer.Problem is not PublishOutcome.RefusedForNow later) return answer;
            await Task.Delay(later.RetryAfter is { } asked && asked < LongestPause ? asked : TurnPause, time, cancellationToken);
        }
    }

    private async Task SetStoppedAsync(BotLink link, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.BotLinks.Where(one => one.Id == link.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.StoppedAt, now), cancellationToken);
    }

    // Codes and statuses: the network's words may quote what was sent.
    private static string Describe(PublishOutcome problem) => $"{problem.GetType().Name} {problem.HttpStatus} {problem.ErrorCode}";
}
