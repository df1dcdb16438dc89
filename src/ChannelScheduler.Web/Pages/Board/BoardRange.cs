using System.Globalization;
using ChannelScheduler.Infrastructure.Storage;

namespace ChannelScheduler.Web.Pages.Board;

/// <summary>The last day by hours and the last week by days, on one zone's wall clock.</summary>
public sealed class BoardRange(DateTimeOffset now, TimeZoneInfo zone)
{
    private const int HoursShown = 24, DaysShown = 7;

    private DateTimeOffset ThisHour
    {
        get
        {
            var local = TimeZoneInfo.ConvertTime(now, zone);
            return now.AddTicks(-(local.Ticks % TimeSpan.TicksPerHour));
        }
    }

    private DateOnly Today => DayOf(now);

    public DateTimeOffset NextHour => ThisHour.AddHours(1);

    /// <summary>When today began.</summary>
    public DateTimeOffset DayStart => BoardAddress.StartOf(Today, zone)!.Value;

    public DateTimeOffset FirstHour => ThisHour.AddHours(1 - HoursShown);

    public DateTimeOffset FirstDay => BoardAddress.StartOf(Today.AddDays(1 - DaysShown), zone)!.Value;

    public IReadOnlyList<BoardBar> Hours(IReadOnlyList<BoardHour> counted) => [.. Enumerable.Range(0, HoursShown).Select(index =>
    {
        var from = FirstHour.AddHours(index);
        var hour = counted.FirstOrDefault(one => one.From == from);
        return new BoardBar(TimeZoneInfo.ConvertTime(from, zone).ToString("HH:mm", CultureInfo.InvariantCulture), hour?.Published ?? 0, hour?.Refused ?? 0, hour?.Failed ?? 0);
    })];

    public IReadOnlyList<BoardBar> Days(IReadOnlyList<BoardHour> counted) => [.. Enumerable.Range(0, DaysShown).Select(index =>
    {
        var day = Today.AddDays(index + 1 - DaysShown);
        // Summed by the wall clock: a day may have 23 or 25 hours.
        var hours = counted.Where(one => DayOf(one.From) == day).ToList();
        return new BoardBar(day.ToString("ddd d MMM", CultureInfo.CurrentCulture), hours.Sum(one => one.Published), hours.Sum(one => one.Refused), hours.Sum(one => one.Failed), day.ToString("ddd d", CultureInfo.CurrentCulture));
    })];

    /// <summary>The last minutes in steps, the newest last.</summary>
    public IReadOnlyList<BoardBar> Minutes(IReadOnlyList<BoardEvent> events)
    {
        var last = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        var count = (int)BoardReader.Moving.TotalMinutes;
        return [.. Enumerable.Range(1, count).Select(index =>
        {
            var from = last.AddMinutes(index - count);
            var within = events.Where(one => one.At >= from && one.At < from.AddMinutes(1)).ToList();
            int Of(BoardOutcome outcome) => within.Count(one => one.Outcome == outcome);
            return new BoardBar(TimeZoneInfo.ConvertTime(from, zone).ToString("HH:mm", CultureInfo.InvariantCulture), Of(BoardOutcome.Published), Of(BoardOutcome.Refused), Of(BoardOutcome.Failed));
        })];
    }

    private DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
