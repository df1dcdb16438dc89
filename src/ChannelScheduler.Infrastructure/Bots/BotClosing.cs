using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>Takes the buttons from messages whose post was decided elsewhere or says other words by now, and shows the new words to who is still asked.</summary>
public sealed class BotClosing(
    IDbContextFactory<SchedulerDbContext> contexts, BotAccess access, BotLetters letters, BotPrompts prompts, BotSender sender, TimeProvider time)
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
        foreach (var id in due) await LookAsync(id, cancellationToken);
    }

    private async Task LookAsync(Guid promptId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var prompt = await db.BotPrompts.AsNoTracking().SingleAsync(one => one.Id == promptId, cancellationToken);
        var person = (await BotPeople.ReadAsync(db, db.BotLinks.AsNoTracking().Where(one => one.Id == prompt.LinkId), cancellationToken)).Single();
        var bot = await db.Bots.AsNoTracking().SingleAsync(one => one.Id == person.Link.BotId, cancellationToken);
        await using var work = await EfPostWork.OpenAsync(db, prompt.PostId, ownsContext: false, time, cancellationToken);
        if (work is null || await access.OpenAsync(bot, cancellationToken) is not { } api) return;
        var isStillAsked = work.Post.Review == ReviewState.InReview;
        if (isStillAsked && work.CurrentHash() == prompt.ContentHash)
        {
            var version = work.Post.Version;
            await db.BotPrompts.Where(one => one.Id == prompt.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.PostVersion, version), cancellationToken);
            return;
        }
        // First the new words, then the end of the old ones: in between a button says that they changed.
        if (isStillAsked && await MayStillAsync(db, person, bot, cancellationToken) && !await IsAskedAnewAsync(db, prompt, work, cancellationToken)
            && !await prompts.SendAsync(api, bot, person, notification: null, cancellationToken, work.Post.Id)) return;
        var name = await db.Users.Where(one => one.Id == work.Post.ApprovedById).Select(one => one.Name).SingleOrDefaultAsync(cancellationToken);
        var isClosed = await sender.RewriteAsync(api, prompt.Mid!, letters.Outcome(work, prompt, name, person.Language), cancellationToken);
        var closedAt = isClosed || prompt.CloseTries + 1 >= MostTries ? time.GetUtcNow() : (DateTimeOffset?)null;
        await db.BotPrompts.Where(one => one.Id == prompt.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosedAt, closedAt).SetProperty(one => one.CloseTries, one => one.CloseTries + 1), cancellationToken);
    }

    private Task<bool> MayStillAsync(SchedulerDbContext db, BotPerson person, SchoolBot bot, CancellationToken cancellationToken) =>
        BotPeople.MayDecideAsync(db, person.Link.UserId, bot.SchoolId, time.GetUtcNow(), cancellationToken);

    private static Task<bool> IsAskedAnewAsync(SchedulerDbContext db, BotPrompt prompt, EfPostWork work, CancellationToken cancellationToken)
    {
        var hash = work.CurrentHash();
        return db.BotPrompts.AnyAsync(one => one.LinkId == prompt.LinkId && one.PostId == prompt.PostId && one.ContentHash == hash && one.ClosedAt == null, cancellationToken);
    }
}
