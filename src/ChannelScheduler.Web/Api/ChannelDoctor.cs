using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api;

/// <summary>Checks a channel with its network. One green check releases what the stopped channel held.</summary>
public sealed class ChannelDoctor(
    SchedulerDbContext db, IPublishingStore store, ChannelPublishers publishers, ChannelAccessProvider access, PublicationSettlement settlement,
    PublishingOptions options, PublishingSignal signal, TimeProvider time)
{
    public async Task<ChannelReport> CheckAsync(Channel channel, Guid actorId, CancellationToken cancellationToken)
    {
        ChannelReport report;
        try
        {
            report = await publishers.For(channel).CheckAsync(access.Open(channel), cancellationToken);
        }
        catch (SecretUnreadableException e)
        {
            report = new ChannelReport([new ChannelCheck("token", false, e.Message, null)]);
        }
        var now = time.GetUtcNow().TruncateToMilliseconds();
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(now), At = now, SchoolId = channel.SchoolId, ActorId = actorId, ChannelId = channel.Id, Action = report.Ok ? "channel.checked" : "channel.check-failed" });
        if (report.Ok) (channel.StopCause, channel.StopMessage, channel.StoppedAt) = (null, null, null);
        await db.SaveChangesAsync(cancellationToken);
        if (report.Ok) await ReleaseAsync(channel, now, cancellationToken);
        return report;
    }

    // Oldest first, one per spacing; what is too late by now is missed, and a person decides.
    private async Task ReleaseAsync(Channel channel, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var held = await db.Publications.AsNoTracking()
            .Where(one => one.ChannelId == channel.Id && one.Status == PublicationStatus.OnHold && one.HoldCause == HoldCause.Channel)
            .OrderBy(one => one.DueAt).Select(one => one.Id).ToListAsync(cancellationToken);
        var slot = now;
        foreach (var id in held)
        {
            await using var work = await store.OpenPublicationAsync(id, cancellationToken);
            var publication = work?.Publication(id);
            if (work is null || publication is not { Status: PublicationStatus.OnHold, HoldCause: HoldCause.Channel }) continue;
            if (slot > publication.DueAt + options.MissedAfterOf(publication))
            {
                settlement.Miss(work, publication, now);
            }
            else
            {
                publication.MoveTo(PublicationStatus.Scheduled);
                publication.WaitUntil(publication.DueAt > slot ? null : slot);
                slot += options.CatchUpSpacing;
                work.Audit("publication.released-by-check", now, publication: publication);
            }
            await work.TryCommitAsync(cancellationToken);
        }
        signal.Set();
    }
}
