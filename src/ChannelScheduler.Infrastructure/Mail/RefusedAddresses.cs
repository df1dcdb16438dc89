using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Mail;

/// <summary>Tells the school's admins that a person's address is refused for good, once a day: otherwise that person would just hear nothing.</summary>
public sealed class RefusedAddresses(IDbContextFactory<SchedulerDbContext> contexts, TimeProvider time)
{
    private const string Code = "NotifyMailAddress";

    public async Task TellAsync(Notification notification, MailRecipient person, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var since = now.AddDays(-1);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var told = await db.Notifications.Where(one => one.SchoolId == notification.SchoolId && one.CreatedAt > since).Select(one => one.Message).ToListAsync(cancellationToken);
        if (told.Exists(one => one.Code == Code && one.Values[0] == person.Name)) return;
        db.Notifications.Add(new Notification
        {
            Id = Guid.CreateVersion7(now),
            CreatedAt = now,
            SchoolId = notification.SchoolId,
            Audience = Role.Admin,
            Message = new Reason(Code, person.Name),
        });
        await db.SaveChangesAsync(cancellationToken);
    }
}
