using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Calendars;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Recurring;

/// <summary>Days of series as people are shown them.</summary>
public sealed class SeriesReader(SchedulerDbContext db, IPolicySource policies, TimeProvider time)
{
    public SchoolCalendar CalendarOf(School school) => policies.Current.Calendars.For(school.Region, school.Inn);

    /// <summary>Days that are to come, whether or not the series is stored.</summary>
    public IEnumerable<PlannedOccurrence> Coming(PostSeries series, School school)
    {
        var now = time.GetUtcNow();
        return PlannedOccurrence.From(series, school, CalendarOf(school), WallClock.DayOf(now, school.Zone)).Where(one => one.At > now);
    }

    public async Task<IReadOnlyList<SeriesDay>> NextAsync(PostSeries series, School school, int count, CancellationToken cancellationToken)
    {
        var days = Coming(series, school).Take(count).ToList();
        var dates = days.Select(one => one.Date).ToList();
        var rows = await db.SeriesOccurrences.AsNoTracking().Where(one => one.SeriesId == series.Id && dates.Contains(one.Date)).ToListAsync(cancellationToken);
        var statuses = await StatusesAsync(rows, cancellationToken);
        return [.. days.Select(day => rows.Find(row => row.Date == day.Date) is var row && row?.PostId is { } id ? new SeriesDay(day, row, statuses.GetValueOrDefault(id)) : new SeriesDay(day, row, null))];
    }

    /// <summary>What was made for days that have passed, newest first.</summary>
    public async Task<IReadOnlyList<(SeriesOccurrence Row, PostStatus? Status)>> EarlierAsync(PostSeries series, School school, int count, CancellationToken cancellationToken)
    {
        var today = WallClock.DayOf(time.GetUtcNow(), school.Zone);
        var rows = await db.SeriesOccurrences.AsNoTracking().Where(one => one.SeriesId == series.Id && one.Date <= today).OrderByDescending(one => one.Date).Take(count).ToListAsync(cancellationToken);
        var statuses = await StatusesAsync(rows, cancellationToken);
        return [.. rows.Where(row => series.InstantOf(row.Date, school.Zone) <= time.GetUtcNow()).Select(row => (row, row.PostId is { } id && statuses.TryGetValue(id, out var status) ? status : (PostStatus?)null))];
    }

    /// <summary>The series that a post was made of.</summary>
    public async Task<PostSeries?> OfPostAsync(Guid postId, CancellationToken cancellationToken) =>
        await db.SeriesOccurrences.Where(one => one.PostId == postId).Join(db.Series.AsNoTracking(), row => row.SeriesId, series => series.Id, (_, series) => series).FirstOrDefaultAsync(cancellationToken);

    private async Task<Dictionary<Guid, PostStatus>> StatusesAsync(IEnumerable<SeriesOccurrence> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(one => one.PostId).OfType<Guid>().ToList();
        var posts = await db.Posts.AsNoTracking().Where(one => ids.Contains(one.Id)).Select(one => new { one.Id, one.Review }).ToListAsync(cancellationToken);
        var publications = (await db.Publications.AsNoTracking().Where(one => ids.Contains(one.PostId)).Select(one => new { one.PostId, one.Status }).ToListAsync(cancellationToken)).ToLookup(one => one.PostId, one => one.Status);
        return posts.ToDictionary(one => one.Id, one => PostStatuses.Of(one.Review, [.. publications[one.Id]]));
    }
}
