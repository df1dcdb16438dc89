using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Texts;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Dashboards;
using ChannelScheduler.Web.Pages.People;
using ChannelScheduler.Web.Recurring;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Board;

/// <summary>Reads the dashboard for the schools of whoever asks. Each question has its index and its bound: how much lies in the tables besides does not matter.</summary>
public sealed class BoardReader(SchedulerDbContext db, Actor actor, BoardItems items, BoardQuotas quotas, SeriesReader seriesReader, TimeProvider time)
{
    /// <summary>A state with more posts than this is not counted out.</summary>
    public const int MostCounted = 10_000;

    /// <summary>How far back the moving graph shows.</summary>
    public static readonly TimeSpan Moving = TimeSpan.FromMinutes(10);

    /// <summary>More events than this in the moving graph's time are not told apart any more.</summary>
    private const int MostEvents = 2_000;

    private const int MostSeries = 50;

    public async Task<BoardData> ReadAsync(BoardAddress address, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (schools, shown, zone, severalZones) = await SchoolsAsync(address, cancellationToken);
        var data = new BoardData
        {
            Schools = schools, Shown = shown, Now = now, Zone = zone, HasSeveralZones = severalZones, Decides = actor.HasAny([Role.PressOfficer, Role.ContentAdmin]), SeesJobs = await SeesJobsAsync(schools, cancellationToken),
            IsUnknownSchool = (address.SchoolId is { } wanted && schools.TrueForAll(one => one.Id != wanted)) || (address.SchoolWords.Length > 0 && shown.Count == schools.Count && !Named(schools, address).Any()),
        };
        if (shown.Count == 0) return data;
        var asked = AskedOf(schools, shown);
        var range = new BoardRange(now, zone);
        var queries = new BoardQueries(db, asked, now, range.DayStart);
        var history = new BoardHistory(db, asked);
        var counts = new Dictionary<BoardState, int>();
        foreach (var state in BoardStates.Cards) counts[state] = await queries.CountAsync(state, MostCounted, cancellationToken);
        var (found, next) = await items.PageAsync(queries, address, zone, cancellationToken);
        return data with
        {
            Counts = counts,
            Items = found,
            Next = next,
            Events = await history.EventsAsync(now - Moving, MostEvents, cancellationToken),
            History = address.IsWeek ? range.Days(await history.HoursAsync(range.FirstDay, cancellationToken)) : range.Hours(await history.HoursAsync(range.FirstHour, cancellationToken)),
            OfDay = BoardLateness.Of(await history.LatenessAsync(now.AddDays(-1), cancellationToken)),
            OfWeek = BoardLateness.Of(await history.LatenessAsync(now.AddDays(-7), cancellationToken)),
            Rules = await history.RulesAsync(now.AddDays(-7), cancellationToken),
            Quota = await quotas.ReadAsync(shown, asked, now, cancellationToken),
            Needing = await queries.NeedingBySchoolAsync(cancellationToken),
            Series = await SeriesAsync(shown, asked, cancellationToken),
            ChangesAt = new[] { await queries.NextChangeAsync(cancellationToken), await RoleEndsAsync(now, cancellationToken) }.Min(),
        };
    }

    private async Task<bool> SeesJobsAsync(List<School> schools, CancellationToken cancellationToken) =>
        schools.Count == await db.Schools.CountAsync(cancellationToken) && (actor.SchoolIdsOf(DashboardAccess.Readers) is not { } some || schools.TrueForAll(one => some.Contains(one.Id)));

    /// <summary>Every post of the list, for a file.</summary>
    public async Task<(IAsyncEnumerable<BoardItem> Items, TimeZoneInfo Zone)> ExportAsync(BoardAddress address, CancellationToken cancellationToken)
    {
        var (schools, shown, zone, _) = await SchoolsAsync(address, cancellationToken);
        var (asked, now) = (AskedOf(schools, shown), time.GetUtcNow());
        return (items.AllAsync(new BoardQueries(db, asked, now, new BoardRange(now, zone).DayStart), address, zone, () => RequireStillAsync(asked, cancellationToken), cancellationToken), zone);
    }

    // A long file outlives a role.
    private async Task RequireStillAsync(IReadOnlyCollection<Guid>? asked, CancellationToken cancellationToken)
    {
        var (id, now) = (actor.Id, time.GetUtcNow());
        var person = await db.Users.AsNoTracking().Include(one => one.Memberships).SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        var held = person is { DisabledAt: null } ? person.Memberships.Where(one => one.IsActive(now)).Select(one => one.SchoolId).ToHashSet() : [];
        if (!held.Contains(null) && (asked is null || asked.Any(one => !held.Contains(one)))) throw new ApiException(StatusCodes.Status403Forbidden, "RoleNeeded");
    }

    private async Task<(List<School> Schools, List<School> Shown, TimeZoneInfo Zone, bool SeveralZones)> SchoolsAsync(BoardAddress address, CancellationToken cancellationToken)
    {
        var mine = actor.SchoolIdsOf(Enum.GetValues<Role>());
        var schools = await db.Schools.AsNoTracking().Where(one => mine == null || mine.Contains(one.Id)).OrderBy(one => one.Name).ThenBy(one => one.Id).ToListAsync(cancellationToken);
        // A school that is not one's own looks as if it were not there: then all of one's own are shown, and the page says so.
        var shown = schools.Find(one => one.Id == address.SchoolId) is { } chosen ? [chosen] : Named(schools, address).ToList() is { Count: > 0 } named ? named : schools;
        var zones = shown.Select(one => one.TimeZone).Distinct().ToList();
        return (schools, shown, zones.Count == 1 ? shown[0].Zone : RoleDates.EverywhereZone, zones.Count > 1);
    }

    // None without words, and none where they fit no school.
    private static IEnumerable<School> Named(List<School> schools, BoardAddress address)
    {
        var words = SearchKey.Of(address.SchoolWords);
        return schools.Where(one => words.Length > 0 && (one.Inn == words || SearchKey.Of(one.Name).Contains(words, StringComparison.Ordinal)));
    }

    // Whoever sees every school asks for no school: a list of four hundred ids would only be compared.
    private IReadOnlyCollection<Guid>? AskedOf(List<School> schools, List<School> shown) =>
        shown.Count == schools.Count && actor.SchoolIdsOf(Enum.GetValues<Role>()) is null ? null : [.. shown.Select(one => one.Id)];

    private async Task<IReadOnlyList<BoardSeries>> SeriesAsync(List<School> shown, IReadOnlyCollection<Guid>? asked, CancellationToken cancellationToken)
    {
        var series = await db.Series.AsNoTracking().Where(one => one.State == SeriesState.Active && (asked == null || asked.Contains(one.SchoolId))).OrderByDescending(one => one.CreatedAt).Take(MostSeries).ToListAsync(cancellationToken);
        if (series.Count == 0) return [];
        var ids = series.Select(one => one.Id).ToList();
        var made = (await db.SeriesOccurrences.Where(one => ids.Contains(one.SeriesId) && one.PostId != null).GroupBy(one => one.SeriesId).Select(one => new { one.Key, Last = one.Max(row => row.At) }).ToListAsync(cancellationToken))
            .ToDictionary(one => one.Key, one => one.Last);
        var schools = shown.ToDictionary(one => one.Id);
        return [.. series.Select(one => new BoardSeries(one, schools[one.SchoolId], made.TryGetValue(one.Id, out var last) ? last : null, seriesReader.Coming(one, schools[one.SchoolId]).FirstOrDefault(day => day.LeftOut is null)?.At))
            .OrderBy(one => one.Next ?? DateTimeOffset.MaxValue).ThenBy(one => one.Series.Title, StringComparer.Ordinal)];
    }

    // A role may have a last instant: an open page notices it without being told.
    private async Task<DateTimeOffset?> RoleEndsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = actor.Id;
        return await db.Memberships.Where(one => one.UserId == id && one.Until > now).OrderBy(one => one.Until).Select(one => one.Until).FirstOrDefaultAsync(cancellationToken);
    }
}
