using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>
/// Asks each live network for its time, at the start and then now and again: a clock that is wrong is noticed before something goes out by it,
/// and one that was put right lets publishing go on. An admin is told once for each time that it goes wrong.
/// </summary>
public sealed class ClockWatchService(
    IDbContextFactory<SchedulerDbContext> contexts, ChannelPublishers publishers, ChannelAccessProvider access, INetworkClock networkClock, TimeProvider time,
    IHostApplicationLifetime lifetime, ILogger<ClockWatchService> logger)
    : PeriodicService(lifetime, logger)
{
    private static readonly TimeSpan WhileRight = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan WhileWrong = TimeSpan.FromMinutes(1);
    private bool _told;

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var network in Enum.GetValues<Network>()) await AskAsync(db, network, cancellationToken);
        if (!networkClock.IsOff)
        {
            _told = false;
            return;
        }
        if (_told) return;
        var now = time.GetUtcNow().TruncateToMilliseconds();
        foreach (var schoolId in await db.Schools.Select(one => one.Id).ToListAsync(cancellationToken))
        {
            db.Notifications.Add(new Notification { Id = Guid.CreateVersion7(now), CreatedAt = now, SchoolId = schoolId, Audience = Role.Admin, Message = new Reason("NotifyClock") });
        }
        await db.SaveChangesAsync(cancellationToken);
        _told = true;
    }

    protected override Task PassAsync(CancellationToken cancellationToken) => CheckAsync(cancellationToken);

    protected override Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(networkClock.IsOff ? WhileWrong : WhileRight, time, cancellationToken);

    // Any answer carries the network's time, also a refusal; what the check itself says is the doctor's business.
    private async Task AskAsync(SchedulerDbContext db, Network network, CancellationToken cancellationToken)
    {
        var channel = await db.Channels.AsNoTracking().Include(one => one.Tokens)
            .Where(one => one.Network == network && one.Environment == ChannelEnvironment.Live && one.DeliveryMode == DeliveryMode.Api)
            .OrderBy(one => one.Id).FirstOrDefaultAsync(cancellationToken);
        if (channel is null) return;
        try
        {
            await publishers.For(channel).CheckAsync(access.Open(channel), cancellationToken);
        }
        catch (SecretUnreadableException e)
        {
            logger.LogWarning(e, "The time of {Network} can't be asked", network);
        }
    }
}
