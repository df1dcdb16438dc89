using System.Globalization;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Calendars;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Recurring;

/// <summary>
/// Makes the posts of every series ahead of their time, so that people can approve them. One day is one transaction: the post and the row that says it is made are
/// stored together, so a kill, a second run or a second program makes no day twice.
/// </summary>
public sealed class SeriesMaker(IDbContextFactory<SchedulerDbContext> contexts, PostCommands commands, IPolicySource policies, TimeProvider time, ILogger<SeriesMaker> logger)
{
    /// <summary>Two weeks: an approver on holiday for one of them still has the other.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(14);

    public async Task MakeDueAsync(CancellationToken cancellationToken)
    {
        List<Guid> ids;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            ids = await db.Series.Where(one => one.State == SeriesState.Active).OrderBy(one => one.Id).Select(one => one.Id).ToListAsync(cancellationToken);
        }
        await PerItem.ForEachAsync(ids, logger, id => MakeAllAsync(id, cancellationToken), cancellationToken);
    }

    /// <summary>Makes the first day of the series that is near and not made yet; the caller's transaction holds it.</summary>
    /// <returns>False when nothing is left to do now.</returns>
    public async Task<bool> MakeNextAsync(SchedulerDbContext db, PostSeries series, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.State != SeriesState.Active) return false;
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var school = await db.Schools.SingleAsync(one => one.Id == series.SchoolId, cancellationToken);
        var calendar = CalendarOf(school);
        var open = PlannedOccurrence.From(series, school, calendar, WallClock.DayOf(series.ActiveFrom, school.Zone)).Where(one => one.LeftOut is null && one.At >= series.ActiveFrom);
        var known = (await db.SeriesOccurrences.Where(one => one.SeriesId == series.Id).Select(one => one.Date).ToListAsync(cancellationToken)).ToHashSet();
        var missing = open.Where(one => !known.Contains(one.Date)).TakeWhile(one => one.At <= now + Horizon).ToList();
        var late = missing.Where(one => one.At <= now).ToList();
        if (late.Count > 0) NoteLate(db, series, school, late, now);
        var coming = missing.Where(one => one.At > now).ToList();
        if (coming.Count == 0)
        {
            EndIfOver(db, series, school, calendar, now);
            await db.SaveChangesAsync(cancellationToken);
            return false;
        }
        await MakeAsync(db, series, school, coming[0], hasMore: coming.Count > 1, now, cancellationToken);
        return true;
    }

    public SchoolCalendar CalendarOf(School school) => policies.Current.Calendars.For(school.Region, school.Inn);

    private async Task MakeAllAsync(Guid id, CancellationToken cancellationToken)
    {
        while (await MakeOneAsync(id, cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<bool> MakeOneAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Read inside: a person may have changed or ended it a moment ago.
        var series = await db.Series.SingleAsync(one => one.Id == id, cancellationToken);
        var again = await MakeNextAsync(db, series, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return again;
    }

    private async Task MakeAsync(SchedulerDbContext db, PostSeries series, School school, PlannedOccurrence next, bool hasMore, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var post = new Post { Id = Guid.CreateVersion7(now), SchoolId = school.Id, Title = "", Text = "", PublishAt = next.At, CreatedAt = now, UpdatedAt = now };
        var work = await EfPostWork.CreateAsync(db, school, post, time, cancellationToken);
        // In the name of those who wrote the series: none of them alone is a second pair of eyes.
        post.WrittenBy(series.AuthorIds);
        var author = series.AuthorIds[^1];
        commands.Edit(work, await SeriesDrafts.OfAsync(db, series, school, next.Date, cancellationToken), author);
        work.Audit("series.occurrence-made", now, details: DetailsOf(series, next.Date));
        if (!SeriesDrafts.TrySubmit(commands, work, author)) work.Notify(Role.PressOfficer, "NotifySeriesDraft", now, null, ShownDay(next.Date));
        await SeriesDigest.FoldAsync(db, series, school, next.Date, hasMore, now, cancellationToken);
        db.SeriesOccurrences.Add(new SeriesOccurrence { SeriesId = series.Id, Date = next.Date, Outcome = OccurrenceOutcome.Made, PostId = post.Id, ContentHash = work.CurrentHash(), At = now });
        await db.SaveChangesAsync(cancellationToken);
    }

    // Nobody could approve what was never there: the people are told once, however many days it were.
    private static void NoteLate(SchedulerDbContext db, PostSeries series, School school, List<PlannedOccurrence> late, DateTimeOffset now)
    {
        foreach (var one in late) db.SeriesOccurrences.Add(new SeriesOccurrence { SeriesId = series.Id, Date = one.Date, Outcome = OccurrenceOutcome.Late, At = now });
        db.Add(series, "series.late", now, details: string.Join(", ", late.Select(one => Iso(one.Date))));
        db.Notify(school, Role.PressOfficer, now, new Reason("NotifySeriesLate", series.Title, "", string.Join(", ", late.Take(MostNamed).Select(one => ShownDay(one.Date))), late.Count.ToString(CultureInfo.InvariantCulture)));
    }

    private static void EndIfOver(SchedulerDbContext db, PostSeries series, School school, SchoolCalendar calendar, DateTimeOffset now)
    {
        if (PlannedOccurrence.From(series, school, calendar, WallClock.DayOf(now, school.Zone)).Any(one => one.LeftOut is null && one.At > now + Horizon)) return;
        series.State = SeriesState.Ended;
        db.Add(series, "series.ended", now);
        db.Notify(school, Role.PressOfficer, now, new Reason("NotifySeriesEnds", series.Title, "", ShownDay(series.EndsOn)));
    }

    private const int MostNamed = 5;

    private static string DetailsOf(PostSeries series, DateOnly date) => $"{series.Id} {Iso(date)}";

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string ShownDay(DateOnly date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
