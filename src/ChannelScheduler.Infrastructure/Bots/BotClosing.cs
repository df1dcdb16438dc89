using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>Takes the buttons from messages whose post was decided elsewhere or says other words by now, and shows the new words to who is still asked.</summary>
public sealed class BotClosing(
    IDbContextFactory<SchedulerDbContext> contexts, BotAccess access, BotLetters letters, BotPrompts prompts, BotSender sender, TimeProvider time, ILogger<BotClosing> logger)
{
    private const int Batch = 100;
    private const int MostTries = 10;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await (
            from prompt in db.BotPrompts
            where prompt.ClosedAt == null && prompt.Mid != null
            join post in db.Posts on prompt.PostId equals post.Id
            where prompt.DecidedAt != null || post.Review != ReviewState.InReview || post.Version != prompt.PostVersion
            orderby prompt.CloseTries, prompt.CreatedAt
            select prompt.Id).Take(Batch).ToListAsync(cancellationToken);
        foreach (var id in due) await TryLookAsync(id, cancellationToken);
    }

    // One bot whose token can't be read must not stand before all the others' messages: whatever was tried comes later in the next pass.
    private async Task TryLookAsync(Guid promptId, CancellationToken cancellationToken)
    {
        try
        {
            if (await LookAsync(promptId, cancellationToken)) return;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(exception, "The message of prompt {Prompt} could not be closed", promptId);
        }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.BotPrompts.Where(one => one.Id == promptId).ExecuteUpdateAsync(set => set.SetProperty(one => one.CloseTries, one => one.CloseTries + 1), cancellationToken);
    }

    /// <returns>False when it is to be looked at again.</returns>
    private async Task<bool> LookAsync(Guid promptId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // Unlinked, or turned off, since the list was read.
        if (await db.BotPrompts.AsNoTracking().SingleOrDefaultAsync(one => one.Id == promptId, cancellationToken) is not { } prompt) return true;
        if ((await BotPeople.ReadAsync(db, db.BotLinks.AsNoTracking().Where(one => one.Id == prompt.LinkId), cancellationToken)).SingleOrDefault() is not { } person) return true;
        if (await db.Bots.AsNoTracking().SingleOrDefaultAsync(one => one.Id == person.Link.BotId, cancellationToken) is not { } bot) return true;
        await using var work = await EfPostWork.OpenAsync(db, prompt.PostId, ownsContext: false, time, cancellationToken);
        if (work is null || await access.OpenAsync(bot, cancellationToken) is not { } api) return false;
        var isStillAsked = work.Post.Review == ReviewState.InReview;
        if (isStillAsked && work.CurrentHash() == prompt.ContentHash)
        {
            var version = work.Post.Version;
            await db.BotPrompts.Where(one => one.Id == prompt.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.PostVersion, version), cancellationToken);
            return true;
        }
        // First the new words, then the end of the old ones: in between a button says that they changed.
        if (isStillAsked && prompt.CloseTries < MostTries && await MayStillAsync(db, person, bot, cancellationToken) && !await IsAskedAnewAsync(db, prompt, work, cancellationToken)
            && !await prompts.SendAsync(api, bot, person, notification: null, cancellationToken, work.Post.Id)) return false;
        var name = await db.Users.Where(one => one.Id == work.Post.ApprovedById).Select(one => one.Name).SingleOrDefaultAsync(cancellationToken);
        var isClosed = await sender.RewriteAsync(api, prompt.Mid!, letters.Outcome(work, prompt, name, person.Language), cancellationToken);
        if (!isClosed && prompt.CloseTries + 1 < MostTries) return false;
        var closedAt = time.GetUtcNow();
        await db.BotPrompts.Where(one => one.Id == prompt.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosedAt, closedAt), cancellationToken);
        return true;
    }

    private Task<bool> MayStillAsync(SchedulerDbContext db, BotPerson person, SchoolBot bot, CancellationToken cancellationToken) =>
        BotPeople.MayDecideAsync(db, person.Link.UserId, bot.SchoolId, time.GetUtcNow(), cancellationToken);

    private static Task<bool> IsAskedAnewAsync(SchedulerDbContext db, BotPrompt prompt, EfPostWork work, CancellationToken cancellationToken)
    {
        var hash = work.CurrentHash();
        return db.BotPrompts.AnyAsync(one => one.LinkId == prompt.LinkId && one.PostId == prompt.PostId && one.ContentHash == hash && one.Mid != null && one.ClosedAt == null, cancellationToken);
    }
}
