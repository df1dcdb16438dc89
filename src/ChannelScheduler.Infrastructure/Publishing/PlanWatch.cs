using System.Globalization;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Calendars;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>
/// Tells press officers and content admins of a school that its week will end short of posts, once a week, and that nothing is planned, once until something
/// is again. Schools that publish in the sandbox alone are asked for nothing.
/// </summary>
public sealed class PlanWatch(IDbContextFactory<SchedulerDbContext> contexts, IPolicySource policies, INetworkClock networkClock, TimeProvider time, ILogger<PlanWatch> logger)
{
    private static readonly Role[] Audiences = [Role.PressOfficer, Role.ContentAdmin];

    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        if (networkClock.IsOff) return;
        var now = time.GetUtcNow().TruncateToMilliseconds();
        List<Guid> schools;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            schools = await PlannedPosts.LivePublic(db.Channels).Select(one => one.SchoolId).Distinct().ToListAsync(cancellationToken);
        }
        await PerItem.ForEachAsync(schools, logger, id => WatchAsync(id, now, cancellationToken), cancellationToken);
    }

    private async Task WatchAsync(Guid schoolId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var school = await db.Schools.SingleAsync(one => one.Id == schoolId, cancellationToken);
        var set = policies.Current;
        var day = new Day(school, set.For(school.Region).Publishing, set.Calendars.For(school.Region, school.Inn), TimeZoneInfo.ConvertTime(now, school.Zone).DateTime);
        // In the evening, on days off and in breaks there is nothing to ask the database.
        if (school.QueueDryToldAt is null && !PlanWarnings.IsTellingTime(day.Calendar, day.Limits.Reminders, day.Now)) return;
        var posts = await PlannedPosts.ReadAsync(db, school, now, now.AddDays(day.Limits.Reminders.QueueDays + 1), cancellationToken);
        if (PlanWarnings.Quota(day.Calendar, day.Limits.Week, day.Limits.Reminders, day.Now, posts.Times) is { } risk) await TellQuotaAsync(db, day, risk, now, cancellationToken);
        TellQueue(db, day, posts, now);
        await SaveAsync(db, cancellationToken);
    }

    private static async Task TellQuotaAsync(SchedulerDbContext db, Day day, QuotaRisk risk, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var occasion = string.Create(CultureInfo.InvariantCulture, $"quota:{day.School.Id:N}:{risk.Monday:yyyy-MM-dd}");
        var keys = Audiences.Select(audience => KeyOf(occasion, audience)).ToList();
        if (await db.Notifications.AnyAsync(one => one.Key != null && keys.Contains(one.Key), cancellationToken)) return;
        Tell(db, day.School, occasion, now, "NotifyQuotaAtRisk", Number(risk.Have), Number(risk.Least), Number(risk.Least - risk.Have), Show(risk.LastDay));
    }

    // Once until something is planned: the mark goes when it is.
    private static void TellQueue(SchedulerDbContext db, Day day, PlannedPosts posts, DateTimeOffset now)
    {
        if (posts.WaitsForApprovalAlone || PlanWarnings.IsPlanned(day.Limits.Reminders, day.Now, posts.Times)) day.School.QueueDryToldAt = null;
        else if (day.School.QueueDryToldAt is null && PlanWarnings.DryUntil(day.Calendar, day.Limits.Reminders, day.Now, posts.Times) is { } last)
        {
            day.School.QueueDryToldAt = now;
            Tell(db, day.School, string.Create(CultureInfo.InvariantCulture, $"dry:{day.School.Id:N}:{day.Now:yyyy-MM-dd-HH}"), now, "NotifyQueueDry", Show(last));
        }
    }

    private static void Tell(SchedulerDbContext db, School school, string occasion, DateTimeOffset now, string code, params string[] values)
    {
        foreach (var audience in Audiences)
        {
            db.Notifications.Add(new Notification
            {
                Id = Guid.CreateVersion7(now),
                CreatedAt = now,
                SchoolId = school.Id,
                Audience = audience,
                Message = new Reason(code, ["", "", school.Name, .. values]),
                Key = KeyOf(occasion, audience),
            });
        }
    }

    // Another process told it at the same moment: the unique key keeps the second one out.
    private async Task SaveAsync(SchedulerDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            logger.LogInformation(e, "It was told already");
        }
    }

    private static string KeyOf(string occasion, Role audience) => $"{occasion}:{Roles.NameOf(audience)}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Show(DateOnly day) => day.ToString("dd.MM", CultureInfo.InvariantCulture);

    private sealed record Day(School School, PublishingLimits Limits, SchoolCalendar Calendar, DateTime Now);
}
