using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Calendars;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Schools.Overview;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>
/// How many schools stand at once: seven questions, whatever their number, each held by an index, then plain arithmetic. Nothing is stored of it, so nothing can be out of date.
/// </summary>
/// <remarks>
/// The worst school can be any of them, so all are read for each page and sorted in memory. What history there is costs nothing: of a channel one row is read, of publications only this
/// week's and those that need a person.
/// </remarks>
public static class SchoolOverviews
{
    // What was due before the week began and came late.
    private static readonly TimeSpan Late = TimeSpan.FromDays(2);

    public static async Task<IReadOnlyList<SchoolOverview>> ReadAsync(SchedulerDbContext db, PolicySet policies, IQueryable<School> schools, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asked = await schools.AsNoTracking().ToListAsync(cancellationToken);
        if (asked.Count == 0) return [];
        var ids = asked.Select(one => one.Id).ToList();
        var channels = await ChannelsAsync(db, ids, cancellationToken);
        var week = await WeekAsync(db, ids, now, cancellationToken);
        var waiting = await db.Posts.Where(one => one.Review == ReviewState.InReview).GroupBy(one => one.SchoolId)
            .Select(one => new { one.Key, Count = one.Count(), Since = one.Min(post => post.ReviewAskedAt ?? post.UpdatedAt) }).ToDictionaryAsync(one => one.Key, cancellationToken);
        var stuck = await StuckAsync(db, cancellationToken);
        var people = await PeopleAsync(db, now, cancellationToken);
        var weeks = new SchoolWeeks(policies, now);
        return [.. asked.Select(school =>
        {
            var all = channels[school.Id].ToList();
            // A try in the sandbox says nothing about a school that publishes in earnest.
            var isLive = all.Exists(one => one.Environment == ChannelEnvironment.Live && one.Seen.Kind.IsPublic());
            var counted = all.Where(one => one.Environment == (isLive ? ChannelEnvironment.Live : ChannelEnvironment.Sandbox)).Select(one => one.Seen).ToList();
            var (quota, isEnding) = QuotaOf(weeks.Of(school), counted.Where(one => one.Kind.IsPublic()).Select(one => one.Id).ToHashSet(), week[school.Id]);
            return new SchoolOverview
            {
                Id = school.Id, Name = school.Name, Inn = school.Inn, Region = school.Region, TimeZone = school.TimeZone,
                Channels = counted, IsSandbox = !isLive && counted.Count > 0, Week = quota, IsWeekEnding = isEnding,
                Waiting = waiting.GetValueOrDefault(school.Id)?.Count ?? 0, WaitingSince = waiting.GetValueOrDefault(school.Id)?.Since,
                Failed = stuck.GetValueOrDefault((school.Id, PublicationStatus.Failed)), Missed = stuck.GetValueOrDefault((school.Id, PublicationStatus.Missed)),
                InDoubt = stuck.GetValueOrDefault((school.Id, PublicationStatus.InDoubt)),
                HasWriter = people.Contains((school.Id, Role.PressOfficer)) || people.Contains((school.Id, Role.ContentAdmin)), HasApprover = people.Contains((school.Id, Role.ContentAdmin)) || people.Contains((null, Role.ContentAdmin)),
            };
        })];
    }

    // Tokens' ends only, never the tokens. The last post is the index's last row of the channel.
    private static async Task<ILookup<Guid, (ChannelEnvironment Environment, ChannelOverview Seen)>> ChannelsAsync(SchedulerDbContext db, List<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await db.Channels.AsNoTracking().Where(one => ids.Contains(one.SchoolId)).Select(one => new
        {
            one.SchoolId, one.Environment, one.Id, one.Kind, one.Name, one.DeliveryMode, one.StopCause, one.StopMessage, one.CheckedOk, one.CreatedAt,
            Last = db.Publications.Where(post => post.ChannelId == one.Id && post.SentAt != null && post.Status == PublicationStatus.Published).OrderByDescending(post => post.SentAt).Select(post => post.SentAt).FirstOrDefault(),
            Ends = one.Tokens.Where(token => token.ExpiresAt != null).OrderBy(token => token.ExpiresAt).Select(token => token.ExpiresAt).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        return rows.ToLookup(one => one.SchoolId, one => (one.Environment, new ChannelOverview(
            one.Id, one.Kind, one.Name, one.DeliveryMode, one.StopCause, one.StopMessage, one.CheckedOk, one.CreatedAt, one.Last, one.Ends)));
    }

    // The review stands in a question within the question, so that no plan can begin with all posts that were ever approved.
    private static async Task<ILookup<Guid, Due>> WeekAsync(SchedulerDbContext db, List<Guid> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Somewhere it is still yesterday, or tomorrow already.
        DateTimeOffset Monday(int days) => new(SchoolWeek.MondayOf(DateOnly.FromDateTime(now.UtcDateTime).AddDays(days)).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var (since, until) = (Monday(-1).AddDays(-1) - Late, Monday(1).AddDays(SchoolWeek.Length + 1));
        var rows = await db.Publications.AsNoTracking().Where(one => ids.Contains(one.SchoolId) && one.DueAt >= since && one.DueAt <= until)
            .Select(one => new { one.SchoolId, one.PostId, one.ChannelId, one.Status, one.DueAt, one.NetworkTimestamp, one.SentAt, Review = db.Posts.Where(post => post.Id == one.PostId).Select(post => post.Review).First() })
            .ToListAsync(cancellationToken);
        return rows.Where(one => one.Review is ReviewState.InReview or ReviewState.Approved)
            .Where(one => one.Status is not (PublicationStatus.Failed or PublicationStatus.Missed or PublicationStatus.Cancelled or PublicationStatus.Withdrawn))
            .ToLookup(one => one.SchoolId, one => new Due(one.PostId, one.ChannelId, one.NetworkTimestamp ?? one.SentAt ?? one.DueAt!.Value));
    }

    // Of every school, then the wanted ones: asked by school, the database would go through all that a school ever published.
    private static async Task<Dictionary<(Guid, PublicationStatus), int>> StuckAsync(SchedulerDbContext db, CancellationToken cancellationToken)
    {
        PublicationStatus[] needing = [PublicationStatus.Failed, PublicationStatus.Missed, PublicationStatus.InDoubt];
        var rows = await db.Publications.AsNoTracking().Where(one => needing.Contains(one.Status))
            .Select(one => new { one.SchoolId, one.Status, Review = db.Posts.Where(post => post.Id == one.PostId).Select(post => post.Review).First() })
            .GroupBy(one => new { one.SchoolId, one.Status, one.Review }).Select(one => new { one.Key, Count = one.Count() }).ToListAsync(cancellationToken);
        // As the queue shows them.
        return rows.Where(one => one.Key.Review == ReviewState.Approved).ToDictionary(one => (one.Key.SchoolId, one.Key.Status), one => one.Count);
    }

    // Who approves everywhere approves here; who writes is somebody of the school.
    private static async Task<HashSet<(Guid?, Role)>> PeopleAsync(SchedulerDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await db.Memberships.Where(one => one.Role == Role.PressOfficer || one.Role == Role.ContentAdmin)
            .Where(one => (one.From == null || one.From <= now) && (one.Until == null || one.Until > now) && db.Users.Any(user => user.Id == one.UserId && user.DisabledAt == null))
            .Select(one => new { one.SchoolId, one.Role }).Distinct().ToListAsync(cancellationToken);
        return [.. rows.Select(one => (one.SchoolId, one.Role))];
    }

    // A post counts once, when its first readers see it.
    private static (QuotaWeek Week, bool IsEnding) QuotaOf(SchoolWeeks.Here here, HashSet<Guid> counted, IEnumerable<Due> due)
    {
        var posts = due.Where(one => counted.Contains(one.ChannelId)).GroupBy(one => one.PostId)
            .Select(post => WallClock.DayOf(post.Min(one => one.At), here.Zone)).Count(day => day >= here.Week.Monday && day <= here.Week.Sunday);
        return (QuotaWeek.Of(here.Week, posts, here.Limits.Week), here.DaysLeft <= here.Limits.Reminders.QuotaSchoolDays);
    }

    private sealed record Due(Guid PostId, Guid ChannelId, DateTimeOffset At);
}
