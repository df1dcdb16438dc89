using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>Whom the bot tells of a notification: those who decide, and the authors of what it is about.</summary>
public sealed class BotRecipients(IDbContextFactory<SchedulerDbContext> contexts, TimeProvider time)
{
    /// <summary>What waits for a decision of the people it is addressed to. Everything else stays with mail and the pages: a telephone that rings for all of it is soon silenced.</summary>
    private static readonly HashSet<NotificationKind> ForAudience =
    [
        NotificationKind.ReviewAsked, NotificationKind.ReviewDue, NotificationKind.Expired, NotificationKind.Failed, NotificationKind.InDoubt, NotificationKind.Missed,
        NotificationKind.OnHold, NotificationKind.ByHand,
    ];

    /// <summary>What became of a post: for those who wrote it.</summary>
    private static readonly HashSet<NotificationKind> ForAuthors =
    [
        NotificationKind.Approved, NotificationKind.Rejected, NotificationKind.Expired, NotificationKind.Failed, NotificationKind.InDoubt, NotificationKind.Missed,
        NotificationKind.OnHold, NotificationKind.ByHand, NotificationKind.Informed,
    ];

    public async Task<IReadOnlyList<BotPerson>> FindAsync(SchoolBot bot, Notification notification, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var links = db.BotLinks.AsNoTracking().Where(one => one.BotId == bot.Id && one.StoppedAt == null
            && !db.BotDeliveries.Any(delivery => delivery.NotificationId == notification.Id && delivery.LinkId == one.Id));
        var people = await BotPeople.ReadAsync(db, links, cancellationToken);
        if (people.Count == 0) return [];
        var ids = people.ConvertAll(one => one.Link.UserId);
        var meant = new HashSet<Guid>();
        if (ForAudience.Contains(notification.Kind)) meant.UnionWith(await BotPeople.HoldersAsync(db, ids, bot.SchoolId, notification.Audience, notification.ToSubstitutes, now, cancellationToken));
        if (ForAuthors.Contains(notification.Kind) && notification.PostId is { } postId)
        {
            var authors = await db.Posts.Where(one => one.Id == postId).Select(one => one.AuthorIds).SingleOrDefaultAsync(cancellationToken) ?? [];
            meant.UnionWith(await BotPeople.HoldersAsync(db, [.. ids.Intersect(authors)], bot.SchoolId, role: null, substitutesOnly: false, now, cancellationToken));
        }
        return [.. people.Where(one => meant.Contains(one.Link.UserId))];
    }

    public async Task SetTakenAsync(Notification notification, BotLink link, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.BotDeliveries.Add(new BotDelivery { NotificationId = notification.Id, LinkId = link.Id, SentAt = time.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
    }
}
