using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Calendars;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Pages.Calendar;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Board;

/// <summary>This week of each school against its quota, in two questions however many schools there are.</summary>
public sealed class BoardQuotas(SchedulerDbContext db, IPolicySource policies)
{
    // From any moment of a week to its farthest end, and what was due before it and came late.
    private static readonly TimeSpan Back = TimeSpan.FromDays(9), Ahead = TimeSpan.FromDays(8);

    // All but those that ended without readers; named one by one, because the index is searched by them.
    private static readonly PublicationStatus[] Counting =
    [
        PublicationStatus.Planned, PublicationStatus.Scheduled, PublicationStatus.Publishing, PublicationStatus.Retrying, PublicationStatus.InDoubt, PublicationStatus.AwaitingHand, PublicationStatus.OnHold, PublicationStatus.Published,
    ];

    /// <param name="asked">Null means every school.</param>
    /// <returns>Those that are furthest from their quota first; a school without a public channel is left out.</returns>
    public async Task<IReadOnlyList<SchoolQuotaWeek>> ReadAsync(IReadOnlyList<School> shown, IReadOnlyCollection<Guid>? asked, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var channels = await db.Channels.Where(one => (asked == null || asked.Contains(one.SchoolId)) && (one.Kind == ChannelKind.MaxPublic || one.Kind == ChannelKind.Gospublic))
            .Select(one => new { one.Id, one.SchoolId, one.Environment }).ToListAsync(cancellationToken);
        // A try in the sandbox says nothing about a school that publishes in earnest.
        var live = channels.Where(one => one.Environment == ChannelEnvironment.Live).Select(one => one.SchoolId).ToHashSet();
        var counted = channels.Where(one => one.Environment == ChannelEnvironment.Live || !live.Contains(one.SchoolId)).Select(one => one.Id).ToHashSet();
        var (from, to) = (now - Back, now + Ahead);
        var rows = await PublicationLists.Of(db, asked).Where(one => one.DueAt >= from && one.DueAt <= to)
            .Where(one => Counting.Contains(one.Status))
            .Where(one => db.Posts.Any(post => post.Id == one.PostId && (post.Review == ReviewState.InReview || post.Review == ReviewState.Approved)))
            .Select(one => new { one.SchoolId, one.PostId, one.ChannelId, one.DueAt, one.NetworkTimestamp, one.SentAt }).ToListAsync(cancellationToken);
        var posts = rows.Where(one => counted.Contains(one.ChannelId)).GroupBy(one => (one.SchoolId, one.PostId))
            .Select(one => (one.Key.SchoolId, At: one.Min(row => row.NetworkTimestamp ?? row.SentAt ?? row.DueAt!.Value))).ToLookup(one => one.SchoolId, one => one.At);
        var schools = channels.Select(one => one.SchoolId).ToHashSet();
        return [.. shown.Where(one => schools.Contains(one.Id)).Select(one => WeekOf(one, posts[one.Id], now)).OrderByDescending(one => one.Week.Missing).ThenBy(one => one.School.Name, StringComparer.CurrentCulture)];
    }

    private SchoolQuotaWeek WeekOf(School school, IEnumerable<DateTimeOffset> posts, DateTimeOffset now)
    {
        var week = new SchoolWeek(policies.Current.Calendars.For(school.Region, school.Inn), DayOf(now, school));
        var count = posts.Count(at => SchoolWeek.MondayOf(DayOf(at, school)) == week.Monday);
        return new SchoolQuotaWeek(school, QuotaWeek.Of(week, count, policies.Current.For(school.Region).Publishing.Week));
    }

    private static DateOnly DayOf(DateTimeOffset at, School school) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, school.Zone).DateTime);
}
