using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Recurring;

/// <summary>
/// Brings the posts that are made already in line with a changed series: those that nobody approved and nobody changed by hand. All others stay as they are.
/// </summary>
public sealed class SeriesFollowUp(PostCommands commands, SeriesMaker maker, TimeProvider time)
{
    /// <returns>How many posts were changed or cancelled.</returns>
    public async Task<int> ApplyAsync(SchedulerDbContext db, PostSeries series, Guid actorId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        var school = await db.Schools.SingleAsync(one => one.Id == series.SchoolId, cancellationToken);
        var made = await db.SeriesOccurrences.Where(one => one.SeriesId == series.Id && one.Outcome == OccurrenceOutcome.Made && one.PostId != null).ToListAsync(cancellationToken);
        if (made.Count == 0) return 0;
        var days = PlannedOccurrence.From(series, school, maker.CalendarOf(school), made.Min(one => one.Date)).TakeWhile(one => one.Date <= made.Max(row => row.Date))
            .Where(one => one.LeftOut is null).Select(one => one.Date).ToHashSet();
        var changed = 0;
        foreach (var row in made)
        {
            var work = await EfPostWork.OpenAsync(db, row.PostId!.Value, ownsContext: false, time, cancellationToken);
            if (work is null || !IsUntouched(work, row)) continue;
            if (days.Contains(row.Date)) changed += await RewriteAsync(db, series, row, work, actorId, cancellationToken) ? 1 : 0;
            else changed += TakeBack(db, row, work, actorId);
        }
        await SeriesDigest.FoldAsync(db, series, school, made.Min(one => one.Date), hasMore: false, time.GetUtcNow().TruncateToMilliseconds(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return changed;
    }

    /// <summary>Waits for its approval, its time is to come, and it is word for word what the program made.</summary>
    public bool IsUntouched(IPostWork work, SeriesOccurrence row) =>
        work.Post.Review is ReviewState.Draft or ReviewState.InReview && work.Post.PublishAt > time.GetUtcNow() && work.CurrentHash() == row.ContentHash;

    private async Task<bool> RewriteAsync(SchedulerDbContext db, PostSeries series, SeriesOccurrence row, EfPostWork work, Guid actorId, CancellationToken cancellationToken)
    {
        var draft = await SeriesDrafts.OfAsync(db, series, work.School, row.Date, cancellationToken);
        if (IsSame(PostDraft.Of(work), draft)) return false;
        work.Post.WrittenBy(series.AuthorIds);
        commands.Edit(work, draft, actorId);
        if (work.Post.Review == ReviewState.Draft) SeriesDrafts.TrySubmit(commands, work, actorId);
        row.ContentHash = work.CurrentHash();
        return true;
    }

    private static bool IsSame(PostDraft a, PostDraft b) =>
        (a.Title, a.Text, a.GospublicText, a.PublishAt, a.PhotoFallback) == (b.Title, b.Text, b.GospublicText, b.PublishAt, b.PhotoFallback)
        && a.Channels.Select(one => one.Id).Order().SequenceEqual(b.Channels.Select(one => one.Id).Order()) && a.Media.Select(one => one.Id).SequenceEqual(b.Media.Select(one => one.Id));

    // The day is none of the series any more. Its row goes too: were the series changed back, the day would be made again.
    private int TakeBack(SchedulerDbContext db, SeriesOccurrence row, EfPostWork work, Guid actorId)
    {
        commands.Cancel(work, actorId);
        db.SeriesOccurrences.Remove(row);
        return 1;
    }
}
