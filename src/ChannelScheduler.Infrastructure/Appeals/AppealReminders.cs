using System.Globalization;
using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Appeals;

/// <summary>Tells people of an appeal that was begun and never sent, once, and of one that support has not answered, again after each such time.</summary>
public sealed class AppealReminders(IDbContextFactory<SchedulerDbContext> contexts, IPolicySource policies, TimeProvider time)
{
    /// <summary>How long a draft may lie.</summary>
    public static readonly TimeSpan DraftLies = TimeSpan.FromDays(3);

    public async Task RemindAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().TruncateToMilliseconds();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var lain = now - DraftLies;
        foreach (var draft in await db.Appeals.Where(one => one.State == AppealState.Draft && one.ChangedAt <= lain && one.RemindedAt == null).ToListAsync(cancellationToken))
        {
            await TellAsync(db, draft, "NotifyAppealDraft", draft.CreatedAt, now, cancellationToken);
        }
        foreach (var template in policies.Current.Appeals.All)
        {
            var due = now - TimeSpan.FromDays(template.RemindAfterDays);
            var waiting = db.Appeals.Where(one => one.State == AppealState.Sent && one.Kind == template.Kind && one.SentAt <= due && (one.RemindedAt == null || one.RemindedAt <= due));
            foreach (var sent in await waiting.ToListAsync(cancellationToken)) await TellAsync(db, sent, "NotifyAppealWaits", sent.SentAt!.Value, now, cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task TellAsync(SchedulerDbContext db, Appeal appeal, string message, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var school = await db.Schools.AsNoTracking().SingleAsync(one => one.Id == appeal.SchoolId, cancellationToken);
        appeal.RemindedAt = now;
        db.Notifications.Add(new Notification
        {
            Id = Guid.CreateVersion7(now),
            CreatedAt = now,
            SchoolId = appeal.SchoolId,
            Audience = appeal.Audience,
            // The day and nothing else: who is blocked and why stays in the appeal.
            Message = new Reason(message, "", "", TimeZoneInfo.ConvertTime(since, school.Zone).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)),
        });
    }
}
