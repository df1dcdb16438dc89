using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>The publishing protocol's store on any database that EF Core speaks to. No query here is for one provider only.</summary>
public sealed class EfPublishingStore(IDbContextFactory<SchedulerDbContext> contexts, TimeProvider time) : IPublishingStore
{
    private const int SweepLimit = 200;

    public async Task<IReadOnlyList<Guid>> TakeDueAsync(DateTimeOffset now, DateTimeOffset queuedUntil, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await db.Publications.Where(one =>
                (one.Status == PublicationStatus.Scheduled || one.Status == PublicationStatus.Retrying)
                && one.ReadyAt <= now && (one.QueuedUntil == null || one.QueuedUntil <= now))
            .OrderBy(one => one.ReadyAt).Select(one => one.Id).Take(limit).ToListAsync(cancellationToken);
        // Asked apart, so that each question has its index.
        ids.AddRange(await db.Publications.Where(one => one.PendingWrite != null && one.ReadyAt <= now && (one.QueuedUntil == null || one.QueuedUntil <= now))
            .OrderBy(one => one.ReadyAt).Select(one => one.Id).Take(limit - ids.Count).ToListAsync(cancellationToken));
        var taken = new List<Guid>(ids.Count);
        foreach (var id in ids)
        {
            // Conditional, so that two passes share the work; the version stays, because being queued is nobody's business but the dispatcher's.
            var updated = await db.Publications.Where(one => one.Id == id
                    && (one.Status == PublicationStatus.Scheduled || one.Status == PublicationStatus.Retrying || one.PendingWrite != null)
                    && one.ReadyAt <= now && (one.QueuedUntil == null || one.QueuedUntil <= now))
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.QueuedUntil, queuedUntil), cancellationToken);
            if (updated == 1) taken.Add(id);
        }
        return taken;
    }

    public async Task<IReadOnlyList<Guid>> FindNeedingPersonAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // What is out needs a person only for an edit or a delete that did not arrive.
        return await db.Publications.Where(one => ids.Contains(one.Id) && (
                one.Status == PublicationStatus.Failed || one.Status == PublicationStatus.InDoubt || one.Status == PublicationStatus.OnHold
                || one.Status == PublicationStatus.Missed || one.Status == PublicationStatus.AwaitingHand || one.Status == PublicationStatus.Publishing
                || (one.Status == PublicationStatus.Published && one.PendingWrite == null && one.Reason != null
                    && db.Attempts.Where(attempt => attempt.PublicationId == one.Id).OrderByDescending(attempt => attempt.Number)
                        .Select(attempt => attempt.Kind != AttemptKind.Send && attempt.State != AttemptState.Accepted).FirstOrDefault())))
            .Select(one => one.Id).ToListAsync(cancellationToken);
    }

    public async Task PutBackAsync(Guid publicationId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Publications.Where(one => one.Id == publicationId)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.QueuedUntil, (DateTimeOffset?)null), cancellationToken);
    }

    public async Task<IReadOnlyList<DateTimeOffset>> ReadyInstantsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var instants = await db.Publications.Where(one =>
                (one.Status == PublicationStatus.Scheduled || one.Status == PublicationStatus.Retrying) && one.ReadyAt > from && one.ReadyAt <= until)
            .Select(one => one.ReadyAt).Distinct().ToListAsync(cancellationToken);
        instants.AddRange(await db.Publications.Where(one => one.PendingWrite != null && one.ReadyAt > from && one.ReadyAt <= until)
            .Select(one => one.ReadyAt).Distinct().ToListAsync(cancellationToken));
        return [.. instants.Select(instant => instant!.Value).Distinct().Order()];
    }

    public Task<IReadOnlyList<Guid>> FindExpiredLeasesAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        FindAsync(all => all.Where(one => one.Status == PublicationStatus.Publishing && one.LeaseUntil <= now), cancellationToken);

    public Task<IReadOnlyList<Guid>> FindReadBacksDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        FindAsync(all => all.Where(one => one.Status == PublicationStatus.InDoubt && one.NextAttemptAt <= now), cancellationToken);

    public Task<IReadOnlyList<Guid>> FindLateAsync(DateTimeOffset leadersDueBefore, DateTimeOffset followersDueBefore, CancellationToken cancellationToken) =>
        FindAsync(
            all => all.Where(one =>
                (one.Status == PublicationStatus.Scheduled || one.Status == PublicationStatus.Retrying || one.Status == PublicationStatus.AwaitingHand)
                && ((one.PredecessorId == null && one.DueAt < leadersDueBefore) || (one.PredecessorId != null && one.DueAt < followersDueBefore))
                || (one.Status == PublicationStatus.Planned && one.PredecessorId != null && one.DueAt < followersDueBefore)),
            cancellationToken);

    public async Task<IReadOnlyList<Guid>> FindHeldByChannelAsync(Guid channelId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Publications.Where(one => one.ChannelId == channelId && one.Status == PublicationStatus.OnHold && one.HoldCause == HoldCause.Channel)
            .OrderBy(one => one.DueAt).Select(one => one.Id).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Guid>> FindOverdueReviewsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Posts.Where(one => one.Review == ReviewState.InReview && one.PublishAt <= now
                && !db.Publications.Any(publication => publication.PostId == one.Id && publication.Status == PublicationStatus.Published))
            .OrderBy(one => one.PublishAt).Select(one => one.Id).Take(SweepLimit).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingReview>> FindReviewsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Posts.Where(one => one.Review == ReviewState.InReview)
            .Select(one => new WaitingReview(
                one.Id, one.ReviewAskedAt ?? one.UpdatedAt,
                db.Publications.Any(publication => publication.PostId == one.Id && publication.Status == PublicationStatus.Published) ? null : one.PublishAt,
                one.RemindersSent))
            .ToListAsync(cancellationToken);
    }

    public Task<IReadOnlyList<Guid>> FindHandRemindersAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        FindAsync(all => all.Where(one => one.RemindHandAt <= now), cancellationToken);

    public async Task ForgetQueueAndLeasesAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Publications.Where(one => one.QueuedUntil != null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.QueuedUntil, (DateTimeOffset?)null), cancellationToken);
        await db.Publications.Where(one => one.LeaseUntil > now)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LeaseUntil, now).SetProperty(one => one.Version, one => one.Version + 1), cancellationToken);
    }

    public async Task<DateTimeOffset?> TakeCatchUpSlotAsync(Guid channelId, DateTimeOffset now, TimeSpan spacing, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var freeBefore = now - spacing;
        var taken = await db.Channels.Where(one => one.Id == channelId && (one.LastCatchUpAt == null || one.LastCatchUpAt <= freeBefore))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastCatchUpAt, now.TruncateToMilliseconds()), cancellationToken);
        if (taken == 1) return null;
        var last = await db.Channels.Where(one => one.Id == channelId).Select(one => one.LastCatchUpAt).SingleAsync(cancellationToken);
        return last + spacing;
    }

    public async Task TellAdminsAsync(Reason message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // No school's id: only who sees every school sees it.
        db.Notifications.Add(new Notification { Id = Guid.CreateVersion7(now), CreatedAt = now.TruncateToMilliseconds(), SchoolId = Guid.Empty, Audience = Role.Admin, Message = message });
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<string>> PublishedExternalIdsAsync(Guid channelId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await db.Publications.Where(one => one.ChannelId == channelId && one.ExternalId != null && one.SentAt >= since)
            .Select(one => one.ExternalId!).ToListAsync(cancellationToken);
        return ids;
    }

    public async Task<IReadOnlyList<Guid>> FindChannelsToReleaseAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Publications.Where(one => one.Status == PublicationStatus.OnHold && one.HoldCause == HoldCause.Channel)
            .Join(db.Channels.Where(channel => channel.StopCause == null), one => one.ChannelId, channel => channel.Id, (_, channel) => channel.Id)
            .Distinct().OrderBy(id => id).ToListAsync(cancellationToken);
    }

    public async Task<IPostWork?> OpenPostAsync(Guid postId, CancellationToken cancellationToken)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken);
        var work = await EfPostWork.OpenAsync(db, postId, ownsContext: true, time, cancellationToken);
        if (work is null) await db.DisposeAsync();
        return work;
    }

    public async Task<IPostWork?> OpenPublicationAsync(Guid publicationId, CancellationToken cancellationToken)
    {
        Guid postId;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            postId = await db.Publications.Where(one => one.Id == publicationId).Select(one => one.PostId).SingleOrDefaultAsync(cancellationToken);
        }
        return postId == Guid.Empty ? null : await OpenPostAsync(postId, cancellationToken);
    }

    private async Task<IReadOnlyList<Guid>> FindAsync(Func<IQueryable<Publication>, IQueryable<Publication>> where, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await where(db.Publications).OrderBy(one => one.ReadyAt).Select(one => one.Id).Take(SweepLimit).ToListAsync(cancellationToken);
    }
}
