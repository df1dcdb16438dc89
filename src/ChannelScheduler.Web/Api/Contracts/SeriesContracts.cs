using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Web.Api.Http;
using FluentValidation;

namespace ChannelScheduler.Web.Api.Contracts;

/// <param name="Interval">1 for every week or month, 2 for every second one.</param>
/// <param name="Weekdays">For <c>weekly</c>.</param>
/// <param name="DayOfMonth">For <c>monthly</c>; a month without it has it on its last day.</param>
/// <param name="Time">By the clock on the school's wall.</param>
/// <param name="SkipHolidays">Leaves out the public holidays of the school's calendar.</param>
public sealed record RecurrenceModel(
    RecurrenceKind Kind, TimeOnly Time, DateOnly StartsOn, DateOnly EndsOn, int Interval = 1, IReadOnlyList<DayOfWeek>? Weekdays = null, int DayOfMonth = 1, bool SkipHolidays = false, bool SkipBreaks = false);

/// <param name="Title">Title, text and variants may hold <c>{date}</c> and <c>{weekday}</c>, filled in by each post's own day.</param>
/// <param name="Media">Instead of <paramref name="MediaIds"/>, with what is said of them.</param>
/// <param name="Paused">True makes no new posts until a later change says false.</param>
public sealed record SeriesRequest(
    string Title,
    string Text,
    RecurrenceModel Recurrence,
    Guid? SchoolId = null,
    PostVariants? Variants = null,
    IReadOnlyList<Guid>? ChannelIds = null,
    IReadOnlyList<Guid>? MediaIds = null,
    PhotoFallback? PhotoFallback = null,
    IReadOnlyList<PostPictureRequest>? Media = null,
    bool Paused = false)
{
    /// <summary>The words as those of one post: the same rules hold for them.</summary>
    internal PostRequest AsPost() => new(Title, Text, SchoolId, Variants, ChannelIds, null, MediaIds, PhotoFallback, Media);
}

public sealed record SkipRequest(DateOnly Date);

/// <param name="Date">The day on the school's wall.</param>
/// <param name="PostId">The post that was made of it.</param>
/// <param name="LeftOut">Why the calendar leaves it out, if it does.</param>
public sealed record OccurrenceResponse(DateOnly Date, DateTimeOffset At, OccurrenceOutcome? Outcome, Guid? PostId, LeftOut? LeftOut);

/// <param name="Next">The next days, with what became of those that are made already.</param>
public sealed record SeriesResponse(
    Guid Id, Guid SchoolId, int Version, SeriesState State, string Title, string Text, PostVariants Variants, IReadOnlyList<Guid> ChannelIds, IReadOnlyList<Guid> MediaIds, PhotoFallback? PhotoFallback,
    RecurrenceModel Recurrence, IReadOnlyList<Guid> AuthorIds, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, IReadOnlyList<OccurrenceResponse> Next)
{
    public static SeriesResponse From(PostSeries series, IReadOnlyList<OccurrenceResponse> next) => new(
        series.Id, series.SchoolId, series.Version, series.State, series.Title, series.Text, new PostVariants(series.GospublicText), series.ChannelIds, series.MediaIds, series.PhotoFallback,
        new RecurrenceModel(series.Kind, series.TimeOfDay, series.StartsOn, series.EndsOn, series.Interval, series.Weekdays, series.DayOfMonth, series.SkipHolidays, series.SkipBreaks),
        series.AuthorIds, series.CreatedAt, series.UpdatedAt, next);
}

internal sealed class SeriesRequestValidator : AbstractValidator<SeriesRequest>
{
    public SeriesRequestValidator()
    {
        When(request => request.Recurrence is not null, () =>
        {
            RuleFor(request => request.Recurrence.Interval).InclusiveBetween(1, Recurrence.LongestInterval).WithMessage(_ => ApiTexts.Get("SeriesInterval", Recurrence.LongestInterval)).Named("interval");
            RuleFor(request => request.Recurrence.Weekdays).Must(days => days is { Count: > 0 }).When(request => request.Recurrence.Kind == RecurrenceKind.Weekly).WithMessage(_ => ApiTexts.Get("SeriesWeekdays")).Named("weekdays");
            RuleFor(request => request.Recurrence.DayOfMonth).InclusiveBetween(1, 31).When(request => request.Recurrence.Kind == RecurrenceKind.Monthly).WithMessage(_ => ApiTexts.Get("SeriesDayOfMonth")).Named("dayOfMonth");
            RuleFor(request => request.Recurrence).Must(one => one.StartsOn.Year is >= 2000 and <= 2200 && one.EndsOn >= one.StartsOn && one.EndsOn <= one.StartsOn.AddYears(2)).WithMessage(_ => ApiTexts.Get("SeriesEnd")).Named("endsOn");
        });
    }
}
