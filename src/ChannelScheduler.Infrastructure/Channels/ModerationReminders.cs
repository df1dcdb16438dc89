using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Channels;

/// <summary>Tells once that a bot's moderation takes longer than the platform says.</summary>
public sealed class ModerationReminders(IDbContextFactory<SchedulerDbContext> contexts, TimeProvider time)
{
    public async Task RemindAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().TruncateToMilliseconds();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await db.ChannelConnections.Where(one => one.Stage == ConnectionStage.BotInModeration && one.ModerationRemindedAt == null).ToListAsync(cancellationToken);
        foreach (var connection in waiting.Where(one => one.IsModerationLate(now)))
        {
            connection.ModerationRemindedAt = now;
            var school = await db.Schools.SingleAsync(one => one.Id == connection.SchoolId, cancellationToken);
            var since = TimeZoneInfo.ConvertTime(connection.ModerationSince!.Value, school.Zone).ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture);
            db.Notifications.Add(new Notification
            {
                Id = Guid.CreateVersion7(now),
                CreatedAt = now,
                SchoolId = connection.SchoolId,
                Audience = Role.Admin,
                Message = new Reason("NotifyModerationLate", "", "", since),
            });
        }
        await db.SaveChangesAsync(cancellationToken);
    }
}
