using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>Shows a post that waits to somebody who may decide, with buttons that are bound to these words and to this person.</summary>
public sealed class BotPrompts(IDbContextFactory<SchedulerDbContext> contexts, BotLetters letters, BotSender sender, TimeProvider time)
{
    /// <param name="notification">Null for words that changed while they were waiting.</param>
    /// <returns>False when another try may help.</returns>
    public async Task<bool> SendAsync(ApiAccess access, SchoolBot bot, BotPerson person, Notification? notification, CancellationToken cancellationToken, Guid? postId = null)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var work = await EfPostWork.OpenAsync(db, notification?.PostId ?? postId!.Value, ownsContext: false, time, cancellationToken);
        // Decided, or deleted, before this got anywhere.
        if (work is not { Post.Review: ReviewState.InReview }) return true;
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var prompt = await KeptAsync(db, work, person, notification, now, cancellationToken);
        var shown = await letters.PromptAsync(access, work, prompt, person, notification, cancellationToken);
        if (shown is null) return false;
        await db.BotPrompts.Where(one => one.Id == prompt.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.MayApprove, shown.MayApprove), cancellationToken);
        var sent = await sender.SendAsync(access, person.Link, shown.Letter, cancellationToken);
        if (sent.Mid is not null) await db.BotPrompts.Where(one => one.Id == prompt.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Mid, sent.Mid), cancellationToken);
        return sent.IsFinal;
    }

    // Stored before it is sent: a button must never lead to nothing. A try that is repeated carries the same buttons, unless the words are others by now.
    private static async Task<BotPrompt> KeptAsync(SchedulerDbContext db, EfPostWork work, BotPerson person, Notification? notification, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (hash, linkId) = (work.CurrentHash(), person.Link.Id);
        var kept = notification is null
            ? await db.BotPrompts.FirstOrDefaultAsync(one => one.NotificationId == null && one.LinkId == linkId && one.PostId == work.Post.Id && one.Mid == null && one.ClosedAt == null, cancellationToken)
            : await db.BotPrompts.SingleOrDefaultAsync(one => one.NotificationId == notification.Id && one.LinkId == linkId, cancellationToken);
        if (kept?.ContentHash == hash) return kept;
        if (kept is not null) await db.BotPrompts.Where(one => one.Id == kept.Id).ExecuteDeleteAsync(cancellationToken);
        var prompt = new BotPrompt
        {
            Id = Guid.CreateVersion7(now), Nonce = BotPrompt.MakeNonce(), LinkId = linkId, PostId = work.Post.Id, NotificationId = notification?.Id,
            ContentHash = hash, PostVersion = work.Post.Version, CreatedAt = now,
        };
        if (kept is not null) db.Entry(kept).State = EntityState.Detached;
        db.BotPrompts.Add(prompt);
        await db.SaveChangesAsync(cancellationToken);
        return prompt;
    }
}
