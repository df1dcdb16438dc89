using System.Globalization;
using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Texts;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>What a button or a reason did.</summary>
/// <param name="Said">A line for the person.</param>
/// <param name="Instead">Stands in place of the message with the buttons; null leaves it.</param>
/// <param name="Next">A message of its own.</param>
public sealed record BotDecision(string Said, MaxLetter? Instead = null, MaxLetter? Next = null, BotPrompt? Prompt = null);

/// <summary>
/// A decision that arrives from MAX passes all that one on the page does: the account must be linked to somebody who may decide at this school now, and the
/// words must be those that were shown. The decision, its audit row and the end of its buttons are one commit.
/// </summary>
public sealed class BotDecisions(
    IDbContextFactory<SchedulerDbContext> contexts, PostCommands commands, PublishingSignal signal, BotLetters letters, TimeProvider time)
{
    /// <summary>As on the page.</summary>
    public const int LongestReason = 2000;

    /// <param name="maxUserId">Whose finger it was, as MAX says.</param>
    /// <param name="at">When, by MAX's clock.</param>
    public async Task<BotDecision> PressAsync(SchoolBot bot, long maxUserId, string? payload, DateTimeOffset at, CultureInfo language, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (BotButton.Parse(payload) is not { } button) return Only(language, "ButtonUnknown");
        var prompt = await db.BotPrompts.SingleOrDefaultAsync(one => one.Nonce == button.Nonce && db.BotLinks.Any(link => link.Id == one.LinkId && link.BotId == bot.Id), cancellationToken);
        if (prompt is null) return Only(language, "ButtonUnknown");
        var link = await db.BotLinks.AsNoTracking().SingleAsync(one => one.Id == prompt.LinkId, cancellationToken);
        if (link.MaxUserId != maxUserId) return await RefuseStrangerAsync(db, bot, prompt, language, cancellationToken);
        await using var work = await EfPostWork.OpenAsync(db, prompt.PostId, ownsContext: false, time, cancellationToken);
        if (work is null) return Only(language, "ButtonUnknown");
        if (!await BotPeople.MayDecideAsync(db, link.UserId, bot.SchoolId, time.GetUtcNow(), cancellationToken)) return Only(language, "NoRole");
        if (prompt.DecidedAt is not null || prompt.ClosedAt is not null || !IsAsShown(work, prompt)) return await LateAsync(db, work, prompt, language, cancellationToken);
        // As it is kept: finer, the same press would look later than itself.
        at = at.TruncateToMilliseconds();
        // An older press that comes again. The one that asked for a reason is asked again: its question may not have got there.
        if (prompt.PressedAt >= at && prompt.ReasonAskedAt != at) return Only(language, "SaidKept");
        prompt.PressedAt = at;
        return button.Kind switch
        {
            BotButtonKind.Approve when !prompt.MayApprove => Only(language, "NotShown"),
            BotButtonKind.Approve => await DecideAsync(db, work, prompt, () => commands.Approve(work, link.UserId, prompt.ContentHash, selfApproval: null), link.UserId, "SaidApproved", language, cancellationToken),
            BotButtonKind.Reject => await AskReasonAsync(db, work, prompt, at, language, cancellationToken),
            _ => await KeepWaitingAsync(work, prompt, language, cancellationToken),
        };
    }

    /// <summary>Takes what a linked person wrote as the reason that was asked for.</summary>
    /// <returns>Null when none was: what was written before the question is not an answer to it, even if it arrives again.</returns>
    public async Task<BotDecision?> TakeReasonAsync(SchoolBot bot, BotLink link, string? text, DateTimeOffset at, CultureInfo language, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var prompt = await db.BotPrompts.Where(one => one.LinkId == link.Id && one.ReasonAskedAt != null && one.ReasonAskedAt < at && one.DecidedAt == null && one.ClosedAt == null)
            .OrderByDescending(one => one.ReasonAskedAt).FirstOrDefaultAsync(cancellationToken);
        if (prompt is null) return null;
        var reason = text?.Trim() ?? "";
        if (reason.Length == 0) return Only(language, "ReasonEmpty");
        if (reason.Length > LongestReason) return Only(language, "ReasonLong", LongestReason, reason.Length);
        if (StorableText.IsBroken(reason)) return Only(language, "ReasonBroken");
        await using var work = await EfPostWork.OpenAsync(db, prompt.PostId, ownsContext: false, time, cancellationToken);
        if (work is null) return Only(language, "ButtonUnknown");
        if (!await BotPeople.MayDecideAsync(db, link.UserId, bot.SchoolId, time.GetUtcNow(), cancellationToken)) return Only(language, "NoRole");
        if (!IsAsShown(work, prompt)) return await LateAsync(db, work, prompt, language, cancellationToken);
        return await DecideAsync(db, work, prompt, () => commands.Reject(work, link.UserId, reason), link.UserId, "SaidRejected", language, cancellationToken);
    }

    private static bool IsAsShown(IPostWork work, BotPrompt prompt) => work.Post.Review == ReviewState.InReview && work.CurrentHash() == prompt.ContentHash;

    private static BotDecision Only(CultureInfo language, string key, params object?[] values) => new(BotTexts.Catalog.Get(language, key, values));

    private async Task<BotDecision> DecideAsync(
        SchedulerDbContext db, EfPostWork work, BotPrompt prompt, Action decide, Guid userId, string said, CultureInfo language, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().TruncateToMilliseconds();
        try
        {
            decide();
        }
        catch (RefusedException refused)
        {
            // Nothing was committed; the post waits on, and so do the buttons. This press is over all the same: sent again when nothing stands in its way any more, it is not a wish.
            var pressedAt = prompt.PressedAt;
            await db.BotPrompts.Where(one => one.Id == prompt.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.PressedAt, pressedAt), cancellationToken);
            return new BotDecision(refused.ToText(language), Prompt: prompt);
        }
        (prompt.DecidedAt, prompt.ReasonAskedAt) = (now, null);
        work.Audit("bot.decided", now, userId);
        if (!await work.TryCommitAsync(cancellationToken)) return Only(language, "Stale");
        signal.Set();
        var name = await db.Users.Where(one => one.Id == userId).Select(one => one.Name).SingleAsync(cancellationToken);
        return new BotDecision(BotTexts.Catalog.Get(language, said), letters.Outcome(work, prompt, name, language), Prompt: prompt);
    }

    private static async Task<BotDecision> AskReasonAsync(SchedulerDbContext db, EfPostWork work, BotPrompt prompt, DateTimeOffset at, CultureInfo language, CancellationToken cancellationToken)
    {
        // One question at a time: the next message answers the last one.
        var others = await db.BotPrompts.Where(one => one.LinkId == prompt.LinkId && one.ReasonAskedAt != null && one.Id != prompt.Id).ToListAsync(cancellationToken);
        foreach (var other in others) other.ReasonAskedAt = null;
        prompt.ReasonAskedAt = at;
        if (!await work.TryCommitAsync(cancellationToken)) return Only(language, "Stale");
        var keep = new MaxButton(BotTexts.Catalog.Get(language, "ButtonKeep"), new BotButton(prompt.Nonce, BotButtonKind.KeepWaiting).ToPayload());
        return new BotDecision(BotTexts.Catalog.Get(language, "SaidReason"), Next: new MaxLetter(BotTexts.Catalog.Get(language, "AskReason", work.Post.Title), [[keep]]));
    }

    private static async Task<BotDecision> KeepWaitingAsync(EfPostWork work, BotPrompt prompt, CultureInfo language, CancellationToken cancellationToken)
    {
        prompt.ReasonAskedAt = null;
        if (!await work.TryCommitAsync(cancellationToken)) return Only(language, "Stale");
        return new BotDecision(BotTexts.Catalog.Get(language, "SaidKept"), BotLetters.Say(language, "Kept", work.Post.Title));
    }

    // Decided already, by this person or another, or other words by now: said, and done once only.
    private async Task<BotDecision> LateAsync(SchedulerDbContext db, EfPostWork work, BotPrompt prompt, CultureInfo language, CancellationToken cancellationToken)
    {
        var name = await db.Users.Where(one => one.Id == work.Post.ApprovedById).Select(one => one.Name).SingleOrDefaultAsync(cancellationToken);
        var key = work.Post.Review == ReviewState.InReview ? "SaidChanged" : "SaidDecided";
        return new BotDecision(BotTexts.Catalog.Get(language, key), letters.Outcome(work, prompt, name, language), Prompt: prompt);
    }

    private async Task<BotDecision> RefuseStrangerAsync(SchedulerDbContext db, SchoolBot bot, BotPrompt prompt, CultureInfo language, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().TruncateToMilliseconds();
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(now), At = now, SchoolId = bot.SchoolId, PostId = prompt.PostId, Action = "bot.stranger-refused" });
        await db.SaveChangesAsync(cancellationToken);
        return Only(language, "NotYours");
    }
}
