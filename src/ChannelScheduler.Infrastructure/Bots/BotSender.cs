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

/// <summary>Private messages of a bot, each tried once. A message that comes twice does no harm, so a try of unknown outcome may be repeated.</summary>
public sealed class BotSender(MaxBotClient client, IDbContextFactory<SchedulerDbContext> contexts, TimeProvider time, ILogger<BotSender> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private DateTimeOffset Deadline => time.GetUtcNow() + Patience;

    public async Task<BotSent> SendAsync(ApiAccess access, BotLink link, MaxLetter letter, CancellationToken cancellationToken)
    {
        var sent = await client.SendToPersonAsync(access, link.MaxUserId, letter, Deadline, cancellationToken);
        if (sent.Ok) return new BotSent(sent.Value.Mid, true);
        logger.LogWarning("A message in MAX to {UserId} was not taken: {Problem}", link.UserId, Describe(sent.Problem));
        if (sent.Problem is not PublishOutcome.RefusedForGood) return new BotSent(null, false);
        await SetStoppedAsync(link, cancellationToken);
        return new BotSent(null, true);
    }

    /// <summary>To somebody who is nobody here.</summary>
    public async Task ReplyAsync(ApiAccess access, long maxUserId, MaxLetter letter, CancellationToken cancellationToken)
    {
        var sent = await client.SendToPersonAsync(access, maxUserId, letter, Deadline, cancellationToken);
        if (!sent.Ok) logger.LogWarning("An answer in MAX was not taken: {Problem}", Describe(sent.Problem));
    }

    /// <summary>Says what a button did.</summary>
    /// <returns>Whether the message now reads so.</returns>
    public async Task<bool> AnswerAsync(ApiAccess access, string callbackId, string? notification, MaxLetter? letter, CancellationToken cancellationToken)
    {
        var answered = await client.AnswerAsync(access, callbackId, notification, letter, Deadline, cancellationToken);
        if (!answered.Ok) logger.LogWarning("The answer to a button in MAX was not taken: {Problem}", Describe(answered.Problem));
        return answered.Ok && letter is not null;
    }

    /// <returns>False when another try may help.</returns>
    public async Task<bool> RewriteAsync(ApiAccess access, string mid, MaxLetter letter, CancellationToken cancellationToken)
    {
        var edited = await client.EditLetterAsync(access, mid, letter, Deadline, cancellationToken);
        return edited.Ok || edited.Problem is PublishOutcome.RefusedForGood;
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
