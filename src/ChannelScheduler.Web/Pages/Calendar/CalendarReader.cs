using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Calendars;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Calendar;

/// <summary>Reads what lies in the shown weeks, by index: how many posts there are besides does not matter.</summary>
public sealed class CalendarReader(SchedulerDbContext db, Actor actor, PublishingOptions options, IPolicySource policies, TimeProvider time)
{
    /// <summary>More than anybody can look at; several schools together may have more.</summary>
    private const int MostPosts = 600;

    /// <summary>A day of the school's begins and ends up to this long away from UTC's.</summary>
    private static readonly TimeSpan ZoneReach = TimeSpan.FromHours(14);

    /// <summary>Quiet hours may push a follower this far behind its delay.</summary>
    private static readonly TimeSpan QuietReach = TimeSpan.FromDays(1);

    public async Task<CalendarData> ReadAsync(CalendarAddress address, CancellationToken cancellationToken)
    {
        var mine = actor.SchoolIdsOf(Enum.GetValues<Role>());
        var schools = await db.Schools.AsNoTracking().Where(one => mine == null || mine.Contains(one.Id)).OrderBy(one => one.Name).ThenBy(one => one.Id).ToListAsync(cancellationToken);
        var shown = schools.Find(one => one.Id == address.SchoolId) is { } chosen ? [chosen] : schools;
        var now = shown.Count > 0 ? TimeZoneInfo.ConvertTime(time.GetUtcNow(), shown[0].Zone).DateTime : time.GetUtcNow().UtcDateTime;
        var (view, date) = (address.View ?? CalendarView.List, address.Date ?? DateOnly.FromDateTime(now));
        var range = CalendarRange.Of(view, date);
        var data = new CalendarData { Schools = schools, Shown = shown, View = view, Date = date, Now = now, Range = range, CanWrite = shown.Exists(Writes) };
        if (shown.Count == 0) return data;

        var (rows, isCut) = await RowsAsync(shown, range, cancellationToken);
        var making = new CalendarRows(options);
        // Numbers by time, so that neighbours differ.
        var entries = rows.OrderBy(row => row.PublishAt).ThenBy(row => row.Id).SelectMany((row, index) => making.EntriesOf(row, index + 1, Writes(row.School), Approves(row.School)));
        return data with
        {
            Entries = Renumbered([.. entries.Where(one => range.Contains(one.Day) && Passes(one, address)).OrderBy(one => one.At).ThenBy(one => one.Kind).ThenBy(one => one.PostId)]),
            Weeks = isCut ? [] : await WeeksAsync(rows, shown, range, cancellationToken),
            Holidays = HolidaysOf(shown, range),
            Breaks = Days(range).Where(CalendarOf(shown).IsBreak).ToHashSet(),
            IsCut = isCut,
        };
    }

    private async Task<(List<CalendarRow> Rows, bool IsCut)> RowsAsync(List<School> shown, CalendarRange range, CancellationToken cancellationToken)
    {
        var delay = shown.Max(options.DelayFor);
        var from = new DateTimeOffset(range.Monday, TimeOnly.MinValue, TimeSpan.Zero) - ZoneReach - delay - QuietReach;
        var to = new DateTimeOffset(range.AfterLastWeek, TimeOnly.MinValue, TimeSpan.Zero) + ZoneReach;
        var found = new HashSet<Guid>();
        foreach (var question in CalendarQueries.Near(db, [.. shown.Select(one => one.Id)], from, to, MostPosts + 1)) found.UnionWith(await question.ToListAsync(cancellationToken));
        var isCut = found.Count > MostPosts;
        List<Guid> ids = [.. found.Take(MostPosts)];
        var posts = await db.Posts.AsNoTracking().Where(one => ids.Contains(one.Id) && one.Review != ReviewState.Cancelled)
            .Select(one => new { one.Id, one.SchoolId, one.Version, one.Title, one.Review, one.PublishAt }).ToListAsync(cancellationToken);
        var publications = (await db.Publications.AsNoTracking().Where(one => ids.Contains(one.PostId)).ToListAsync(cancellationToken)).ToLookup(one => one.PostId);
        var schoolIds = shown.Select(one => one.Id).ToList();
        var environments = await db.Channels.AsNoTracking().Where(one => schoolIds.Contains(one.SchoolId)).ToDictionaryAsync(one => one.Id, one => one.Environment, cancellationToken);
        var schools = shown.ToDictionary(one => one.Id);
        return ([.. posts.Select(one => new CalendarRow(one.Id, one.Version, one.Title, one.Review, one.PublishAt, schools[one.SchoolId], [.. publications[one.Id]], environments))], isCut);
    }

    private async Task<IReadOnlyList<SchoolQuotaWeek>> WeeksAsync(List<CalendarRow> rows, List<School> shown, CalendarRange range, CancellationToken cancellationToken)
    {
        var schoolIds = shown.Select(one => one.Id).ToList();
        var publics = await db.Channels.Where(one => schoolIds.Contains(one.SchoolId) && one.Kind != ChannelKind.SferumClosed).Select(one => new { one.SchoolId, one.Environment }).ToListAsync(cancellationToken);
        // A try in the sandbox says nothing about a school that publishes in earnest.
        var environments = publics.GroupBy(one => one.SchoolId).ToDictionary(one => one.Key, one => one.Any(channel => channel.Environment == ChannelEnvironment.Live) ? ChannelEnvironment.Live : ChannelEnvironment.Sandbox);
        var making = new CalendarRows(options);
        var weeks = new List<SchoolQuotaWeek>();
        foreach (var school in shown.Where(one => environments.ContainsKey(one.Id)))
        {
            var (policy, calendar) = (policies.Current.For(school.Region), policies.Current.Calendars.For(school.Region, school.Inn));
            var counted = rows.Where(row => row.School == school).Select(row => making.CountedAt(row, environments[school.Id])).OfType<DateTimeOffset>()
                .CountBy(at => SchoolWeek.MondayOf(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, school.Zone).DateTime))).ToDictionary();
            for (var monday = range.Monday; monday < range.AfterLastWeek; monday = monday.AddDays(SchoolWeek.Length))
            {
                weeks.Add(new SchoolQuotaWeek(school, QuotaWeek.Of(new SchoolWeek(calendar, monday), counted.GetValueOrDefault(monday), policy.Publishing.Week)));
            }
        }
        return weeks;
    }

    // Of several schools the country's calendar is shown: what one of them has of its own would be wrong of the others.
    private Core.Policies.Calendars.SchoolCalendar CalendarOf(List<School> shown) =>
        shown is [var school] ? policies.Current.Calendars.For(school.Region, school.Inn) : policies.Current.Calendars.For(null, null);

    private Dictionary<DateOnly, string> HolidaysOf(List<School> shown, CalendarRange range) =>
        Days(range).Select(day => (Day: day, Name: CalendarOf(shown).HolidayOn(day))).Where(one => one.Name is not null).ToDictionary(one => one.Day, one => one.Name!.Current);

    private static IEnumerable<DateOnly> Days(CalendarRange range) => Enumerable.Range(0, range.To.DayNumber - range.From.DayNumber).Select(range.From.AddDays);

    private static bool Passes(CalendarEntry entry, CalendarAddress address) =>
        (address.Kind is null || entry.Kind == address.Kind || entry.Kind is null) && (address.State is null || entry.State == address.State);

    // 1, 2, 3 among those that are shown: a number is to be found again at a glance.
    private static List<CalendarEntry> Renumbered(List<CalendarEntry> entries)
    {
        var numbers = entries.Where(one => one.Tie > 0).Select(one => one.PostId).Distinct().Select((id, index) => (id, index)).ToDictionary(one => one.id, one => one.index + 1);
        return [.. entries.Select(one => one.Tie > 0 ? one with { Tie = numbers[one.PostId] } : one)];
    }

    private bool Writes(School school) => actor.HasAt(school.Id, Role.PressOfficer, Role.ContentAdmin);

    private bool Approves(School school) => actor.HasAt(school.Id, Role.ContentAdmin);
}
