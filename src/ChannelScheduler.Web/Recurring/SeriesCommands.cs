using System.Globalization;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Recurring;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Recurring;

/// <summary>What people do to a series, by the page and by the API alike. Each runs in its request's transaction; what is near is made at once.</summary>
public sealed class SeriesCommands(
    SchedulerDbContext db, Actor actor, PostStore store, PictureWords words, IValidator<SeriesRequest> validator, IValidator<PostRequest> posts,
    SeriesMaker maker, SeriesFollowUp followUp, PostCommands commands, TimeProvider time)
{
    private DateTimeOffset Now => time.GetUtcNow().TruncateToMilliseconds();

    public async Task<PostSeries> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        var series = await db.Series.SingleOrDefaultAsync(one => one.Id == id, cancellationToken) ?? throw ApiException.NotFound("series");
        actor.RequireAt(series.SchoolId, "series");
        return series;
    }

    /// <exception cref="ValidationException">A field is wrong.</exception>
    public async Task<PostSeries> CreateAsync(SeriesRequest request, CancellationToken cancellationToken)
    {
        var school = await store.SchoolAsync(request.SchoolId, cancellationToken);
        var now = Now;
        var series = new PostSeries { Id = Guid.CreateVersion7(now), SchoolId = school.Id, Title = "", Text = "", CreatedAt = now };
        await TakeAsync(series, school, request, cancellationToken);
        db.Series.Add(series);
        db.Add(series, "series.created", now, actor.Id);
        await db.SaveChangesAsync(cancellationToken);
        await MakeAsync(series, cancellationToken);
        return series;
    }

    /// <summary>Changes the series, and of the posts that are made those that wait for approval and that nobody changed by hand.</summary>
    /// <exception cref="ValidationException">A field is wrong.</exception>
    public async Task ChangeAsync(PostSeries series, SeriesRequest request, CancellationToken cancellationToken)
    {
        if (request.SchoolId is { } schoolId && schoolId != series.SchoolId) throw ApiException.Invalid("SchoolFixed", "schoolId");
        var school = await db.Schools.SingleAsync(one => one.Id == series.SchoolId, cancellationToken);
        await TakeAsync(series, school, request, cancellationToken);
        db.Add(series, "series.changed", Now, actor.Id);
        await db.SaveChangesAsync(cancellationToken);
        await followUp.ApplyAsync(db, series, actor.Id, cancellationToken);
        await MakeAsync(series, cancellationToken);
    }

    public async Task PauseAsync(PostSeries series, CancellationToken cancellationToken)
    {
        if (series.State == SeriesState.Ended) throw new RefusedException(RefusalKind.Conflict, "SeriesEnded");
        await MoveAsync(series, SeriesState.Paused, "series.paused", cancellationToken);
    }

    /// <summary>Goes on from now: the days that passed meanwhile are not made up for.</summary>
    public async Task ResumeAsync(PostSeries series, CancellationToken cancellationToken)
    {
        if (series.State == SeriesState.Ended) throw new RefusedException(RefusalKind.Conflict, "SeriesEnded");
        await MoveAsync(series, SeriesState.Active, "series.resumed", cancellationToken);
        await MakeAsync(series, cancellationToken);
    }

    /// <summary>Nothing more is made; the posts that were made stay.</summary>
    public Task EndAsync(PostSeries series, CancellationToken cancellationToken) => MoveAsync(series, SeriesState.Ended, "series.ended", cancellationToken);

    /// <summary>Leaves out one day; a post that was made of it is cancelled.</summary>
    /// <exception cref="RefusedException">No such day, or its post is out or on its way.</exception>
    public async Task SkipAsync(PostSeries series, DateOnly date, CancellationToken cancellationToken)
    {
        await RequireComingAsync(series, date, cancellationToken);
        var row = await db.SeriesOccurrences.SingleOrDefaultAsync(one => one.SeriesId == series.Id && one.Date == date, cancellationToken);
        if (row is { Outcome: OccurrenceOutcome.Skipped }) return;
        if (row?.PostId is { } postId)
        {
            var work = await store.OpenAsync(postId, cancellationToken);
            if (work.IsOut()) throw new RefusedException(RefusalKind.Conflict, "SeriesSkipOut", "date");
            if (work.Post.Review != ReviewState.Cancelled) commands.Cancel(work, actor.Id);
        }
        if (row is null) db.SeriesOccurrences.Add(row = new SeriesOccurrence { SeriesId = series.Id, Date = date });
        (row.Outcome, row.At) = (OccurrenceOutcome.Skipped, Now);
        Note(series, "series.skipped", date);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes a day back in that was left out.</summary>
    /// <exception cref="RefusedException">No such day.</exception>
    public async Task RestoreAsync(PostSeries series, DateOnly date, CancellationToken cancellationToken)
    {
        await RequireComingAsync(series, date, cancellationToken);
        var row = await db.SeriesOccurrences.SingleOrDefaultAsync(one => one.SeriesId == series.Id && one.Date == date && one.Outcome == OccurrenceOutcome.Skipped, cancellationToken);
        if (row is null) return;
        db.SeriesOccurrences.Remove(row);
        Note(series, "series.restored", date);
        await db.SaveChangesAsync(cancellationToken);
        await MakeAsync(series, cancellationToken);
    }

    private void Note(PostSeries series, string action, DateOnly date) => db.Add(series, action, Now, actor.Id, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private async Task MoveAsync(PostSeries series, SeriesState state, string action, CancellationToken cancellationToken)
    {
        if (series.State == state) return;
        var now = Now;
        (series.State, series.ActiveFrom, series.UpdatedAt) = (state, now, now);
        db.Add(series, action, now, actor.Id);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task RequireComingAsync(PostSeries series, DateOnly date, CancellationToken cancellationToken)
    {
        var school = await db.Schools.SingleAsync(one => one.Id == series.SchoolId, cancellationToken);
        if (!series.Recurrence.Has(date) || series.InstantOf(date, school.Zone) <= time.GetUtcNow()) throw new RefusedException(RefusalKind.Invalid, "SeriesSkipNotThere", "date");
    }

    private async Task TakeAsync(PostSeries series, School school, SeriesRequest request, CancellationToken cancellationToken)
    {
        await posts.ValidateAndThrowAsync(request.AsPost(), cancellationToken);
        await validator.ValidateAndThrowAsync(request, cancellationToken);
        var now = Now;
        var rule = request.Recurrence;
        if (rule.StartsOn != series.StartsOn && rule.StartsOn < WallClock.DayOf(now, school.Zone)) throw ApiException.Invalid("SeriesStart", "startsOn");
        var (channels, pictures) = await LookUpAsync(series, school, request, cancellationToken);
        var own = request.Variants?.Gospublic is { Length: > 0 } gospublic ? gospublic : null;
        var changesWords = (series.Title, series.Text, series.GospublicText) != (request.Title.Trim(), request.Text, own) || !series.MediaIds.SequenceEqual(pictures);
        (series.Title, series.Text, series.GospublicText, series.PhotoFallback) = (request.Title.Trim(), request.Text, own, request.PhotoFallback);
        (series.ChannelIds, series.MediaIds) = (channels, pictures);
        (series.Kind, series.Interval, series.Weekdays, series.DayOfMonth, series.TimeOfDay) = (rule.Kind, rule.Interval, [.. (rule.Weekdays ?? []).Distinct().Order()], rule.DayOfMonth, rule.Time);
        (series.StartsOn, series.EndsOn, series.SkipHolidays, series.SkipBreaks) = (rule.StartsOn, rule.EndsOn, rule.SkipHolidays, rule.SkipBreaks);
        (series.State, series.ActiveFrom) = (request.Paused ? SeriesState.Paused : SeriesState.Active, now);
        series.EditedBy(actor.Id, changesWords, now);
        if (!PlannedOccurrence.From(series, school, maker.CalendarOf(school), WallClock.DayOf(now, school.Zone)).Any(one => one.LeftOut is null && one.At > now)) throw ApiException.Invalid("SeriesNoDays", "endsOn");
    }

    private async Task<(List<Guid> Channels, List<Guid> Pictures)> LookUpAsync(PostSeries series, School school, SeriesRequest request, CancellationToken cancellationToken)
    {
        var wanted = request.ChannelIds ?? [];
        var channels = await db.Channels.AsNoTracking().Where(one => wanted.Contains(one.Id) && one.SchoolId == school.Id).ToListAsync(cancellationToken);
        if (channels.Count != wanted.Count) throw ApiException.Invalid("UnknownChannel", "channelIds", string.Join(", ", wanted.Except(channels.Select(one => one.Id))));
        if (channels.GroupBy(one => one.Kind).Any(group => group.Count() > 1)) throw ApiException.Invalid("OneChannelPerKind", "channelIds");
        if (channels.Count == 0) throw ApiException.Invalid("ChannelNeeded", "channelIds");
        PostStore.RequireInUse(channels, series.ChannelIds);
        var ids = request.AsPost().PictureIds;
        var media = await db.Media.Where(one => ids.Contains(one.Id) && one.SchoolId == school.Id).ToDictionaryAsync(one => one.Id, cancellationToken);
        if (media.Count != ids.Count) throw ApiException.Invalid("UnknownMedia", "media", string.Join(", ", ids.Except(media.Keys)));
        await words.SayAsync(series.Id, [.. ids.Select(id => media[id])], request.Media, cancellationToken);
        return ([.. channels.OrderBy(one => one.Kind).Select(one => one.Id)], [.. ids]);
    }

    private async Task MakeAsync(PostSeries series, CancellationToken cancellationToken)
    {
        while (await maker.MakeNextAsync(db, series, cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
    }
}
