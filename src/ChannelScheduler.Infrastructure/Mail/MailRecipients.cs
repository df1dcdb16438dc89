using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Mail;

/// <summary>Who gets a notification by mail: people of its audience there, now, who want mail of its sort and have not got this one yet.</summary>
public sealed class MailRecipients(IDbContextFactory<SchedulerDbContext> contexts, TimeProvider time)
{
    public async Task<IReadOnlyList<MailRecipient>> FindAsync(Notification notification, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // A notification without a school matches nobody's school: it is for those whose role holds everywhere.
        var memberships = await db.Memberships.AsNoTracking()
            .Where(one => one.Role == notification.Audience && (one.SchoolId == null || one.SchoolId == notification.SchoolId)).ToListAsync(cancellationToken);
        var meant = memberships.Where(one => one.IsActive(now) && (one.IsSubstitute || !notification.ToSubstitutes)).Select(one => one.UserId).ToHashSet();
        var people = await (
            from user in db.Users
            where meant.Contains(user.Id) && user.DisabledAt == null
            join account in db.Accounts on user.Id equals account.Id
            where account.WantsMail && account.Email != null
            where !db.MailDeliveries.Any(one => one.NotificationId == notification.Id && one.UserId == user.Id)
            orderby user.Id
            select new { user.Id, user.Name, account.Email, account.Language, account.MutedMail }).ToListAsync(cancellationToken);
        return [.. people.Where(one => !NotificationKinds.IsMuted(one.MutedMail, notification.Kind)).Select(one => new MailRecipient(one.Id, one.Name, one.Email!, one.Language))];
    }

    public async Task SetTakenAsync(Notification notification, MailRecipient recipient, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.MailDeliveries.Add(new MailDelivery { NotificationId = notification.Id, UserId = recipient.UserId, SentAt = time.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
    }
}
