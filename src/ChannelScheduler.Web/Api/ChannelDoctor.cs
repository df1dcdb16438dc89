using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;

namespace ChannelScheduler.Web.Api;

/// <summary>Checks a channel with its network. One green check releases what the stopped channel held.</summary>
public sealed class ChannelDoctor(
    SchedulerDbContext db, ChannelPublishers publishers, ChannelAccessProvider access, ChannelRelease release, TimeProvider time)
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
        if (report.Ok) await release.ReleaseAsync(channel.Id, cancellationToken);
        return report;
    }
}
