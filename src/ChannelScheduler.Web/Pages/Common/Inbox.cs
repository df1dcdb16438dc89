using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Common;

/// <summary>A person's notifications: those for their roles at their schools.</summary>
public sealed class Inbox(SchedulerDbContext db, Actor actor)
{
    /// <summary>More than this many is not counted out.</summary>
    public const int MostCounted = 100;

    /// <summary>Not yet read, at most <see cref="MostCounted"/>.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken) => await (await UnreadAsync(cancellationToken)).OrderByDescending(one => one.CreatedAt).Take(MostCounted).CountAsync(cancellationToken);

    /// <summary>Neither opened by this person, nor marked as read together with all others.</summary>
    public async Task<IQueryable<Notification>> UnreadAsync(CancellationToken cancellationToken)
    {
        var id = actor.Id;
        // A bound in any case: it is what the index is searched by.
        var seen = await db.Users.Where(one => one.Id == id).Select(one => one.NotificationsSeenAt).SingleOrDefaultAsync(cancellationToken) ?? DateTimeOffset.UnixEpoch;
        return Mine().Where(one => one.CreatedAt > seen && !db.NotificationReads.Any(read => read.UserId == id && read.NotificationId == one.Id));
    }

    /// <summary>What still asks for a decision: a post that waits, a publication in trouble, a stopped channel. What somebody has settled since is not among them.</summary>
    public IQueryable<Notification> Needing() => Mine().Where(one =>
        ((one.Kind == NotificationKind.ReviewAsked || one.Kind == NotificationKind.ReviewDue) && db.Posts.Any(post => post.Id == one.PostId && post.Review == ReviewState.InReview))
        || (one.Kind == NotificationKind.Rejected && db.Posts.Any(post => post.Id == one.PostId && post.Review == ReviewState.Rejected))
        || (one.Kind == NotificationKind.Expired && db.Posts.Any(post => post.Id == one.PostId && post.Review == ReviewState.Expired))
        || ((one.Kind == NotificationKind.Failed || one.Kind == NotificationKind.InDoubt || one.Kind == NotificationKind.Missed || one.Kind == NotificationKind.OnHold || one.Kind == NotificationKind.ByHand)
            && db.Publications.Any(publication => publication.Id == one.PublicationId && (publication.Status == PublicationStatus.Failed || publication.Status == PublicationStatus.InDoubt
                || publication.Status == PublicationStatus.Missed || publication.Status == PublicationStatus.OnHold || publication.Status == PublicationStatus.AwaitingHand || publication.PendingWrite != null)))
        || (one.Kind == NotificationKind.Channel && db.Channels.Any(channel => channel.Id == one.ChannelId && channel.StopCause != null)));

    /// <summary>Whoever has acted on a post has nothing to learn from what was told of it before: for this person it counts as read.</summary>
    public async Task ReadAboutAsync(IReadOnlyCollection<Guid> posts, CancellationToken cancellationToken)
    {
        // Alone with the rows: the same notification may be opened in another tab at this moment.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var id = actor.Id;
        var unread = await (await UnreadAsync(cancellationToken)).Where(one => one.PostId != null && posts.Contains(one.PostId.Value)).Select(one => one.Id).ToListAsync(cancellationToken);
        db.NotificationReads.AddRange(unread.Select(one => new NotificationRead { UserId = id, NotificationId = one }));
        await db.SaveChangesAsync(cancellationToken);
        if (transaction is not null) await transaction.CommitAsync(cancellationToken);
    }

    public IQueryable<Notification> Mine()
    {
        var pairs = actor.Memberships.ToList();
        var everywhere = pairs.Where(one => one.SchoolId is null).Select(one => one.Role).Distinct().ToList();
        List<Guid> SchoolsOf(Role role) => [.. pairs.Where(one => one.Role == role).Select(one => one.SchoolId).OfType<Guid>().Distinct()];
        var (writing, approving, watching, managing) = (SchoolsOf(Role.PressOfficer), SchoolsOf(Role.ContentAdmin), SchoolsOf(Role.Manager), SchoolsOf(Role.Admin));
        var query = db.Notifications.AsNoTracking();
        if (everywhere.Count == 0)
        {
            // Said once more for the index: of many schools' rows only these are read.
            var schools = pairs.Select(one => one.SchoolId).OfType<Guid>().Distinct().ToList();
            query = query.Where(one => schools.Contains(one.SchoolId));
        }
        query = query.Where(one => everywhere.Contains(one.Audience)
            || (one.Audience == Role.PressOfficer && writing.Contains(one.SchoolId)) || (one.Audience == Role.ContentAdmin && approving.Contains(one.SchoolId))
            || (one.Audience == Role.Manager && watching.Contains(one.SchoolId)) || (one.Audience == Role.Admin && managing.Contains(one.SchoolId)));
        var id = actor.Id;
        // A reminder that has gone on to the substitutes is for them alone.
        return query.Where(one => !one.ToSubstitutes || db.Memberships.Any(role => role.UserId == id && role.IsSubstitute && role.Role == one.Audience && (role.SchoolId == null || role.SchoolId == one.SchoolId)));
    }
}
