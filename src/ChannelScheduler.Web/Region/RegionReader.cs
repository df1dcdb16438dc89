using System.Runtime.CompilerServices;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Schools.Overview;
using ChannelScheduler.Core.Texts;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Region;

/// <summary>
/// The schools of whoever looks after many, the worst first. How bad each stands is worked out for all of them and sorted in memory with each page, the first or the last alike:
/// measured on an unoptimised build with 5,000 schools, 10,000 channels and 100,000 publications it took about one second of one core, in proportion less with fewer schools.
/// Far beyond that it would have to be stored.
/// </summary>
internal sealed class RegionReader(SchedulerDbContext db, IPolicySource policies, Actor actor, TimeProvider time)
{
    public const int PageSize = 25;

    /// <summary>Whose schools these are. A press officer's own are on the start page.</summary>
    public static readonly IReadOnlyList<Role> Lookers = [Role.Manager, Role.ContentAdmin, Role.Admin];

    /// <summary>Rows read for a file at once.</summary>
    private const int Chunk = 500;

    private static readonly TimeSpan ToldFor = TimeSpan.FromDays(30);

    /// <param name="Found">How many there are on all pages.</param>
    /// <param name="Troubled">How many of them have something wrong.</param>
    public sealed record Page(IReadOnlyList<RegionSchool> Schools, string? Next, int Found, int Troubled);

    public async Task<Page> ReadAsync(RegionQuestion question, RegionCursor? after, CancellationToken cancellationToken)
    {
        var all = await AllAsync(question, cancellationToken);
        var rest = all.Where(one => after?.IsBefore(one.Points, one.Key, one.Facts.Id) != false).Take(PageSize + 1).ToList();
        var shown = await WithRemindersAsync([.. rest.Take(PageSize)], cancellationToken);
        return new Page(shown, rest.Count > PageSize ? new RegionCursor(shown[^1].Points, shown[^1].Key, shown[^1].Facts.Id).ToString() : null, all.Count, all.Count(one => one.Points > 0));
    }

    /// <summary>Every school that fits: for a file, a piece at a time.</summary>
    public async IAsyncEnumerable<RegionSchool> ReadAllAsync(RegionQuestion question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var chunk in (await AllAsync(question, cancellationToken)).Chunk(Chunk))
        {
            foreach (var school in await WithRemindersAsync(chunk, cancellationToken)) yield return school;
        }
    }

    /// <summary>These schools, in no order, with their reminders.</summary>
    public async Task<IReadOnlyList<RegionSchool>> OfAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        await WithRemindersAsync(await SayAsync(Mine().Where(one => ids.Contains(one.Id)), cancellationToken), cancellationToken);

    /// <summary>Codes of the regions in which there are schools to see.</summary>
    public Task<List<string>> CodesAsync(CancellationToken cancellationToken) => Mine().Select(one => one.Region).Distinct().OrderBy(code => code).ToListAsync(cancellationToken);

    private IQueryable<School> Mine()
    {
        var mine = actor.SchoolIdsOf(Lookers);
        return mine is null ? db.Schools : db.Schools.Where(one => mine.Contains(one.Id));
    }

    private async Task<List<RegionSchool>> AllAsync(RegionQuestion question, CancellationToken cancellationToken)
    {
        var query = Mine();
        if (SearchKey.Of(question.Text) is { Length: > 0 } words) query = query.Where(one => EF.Property<string>(one, SearchKeys.ColumnOf(nameof(School.Name))).Contains(words) || one.Inn == words);
        if (question.Code is { Length: > 0 } code) query = query.Where(one => one.Region == code);
        var all = await SayAsync(query, cancellationToken);
        return [.. all.Where(one => !question.OnlyTroubled || one.Points > 0).OrderByDescending(one => one.Points).ThenBy(one => one.Key, StringComparer.Ordinal).ThenBy(one => one.Facts.Id)];
    }

    private async Task<IReadOnlyList<RegionSchool>> SayAsync(IQueryable<School> schools, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return [.. (await SchoolOverviews.ReadAsync(db, policies.Current, schools, now, cancellationToken)).Select(one => new RegionSchool(one, SchoolTroubles.Of(one, now)))];
    }

    private async Task<IReadOnlyList<RegionSchool>> WithRemindersAsync(IReadOnlyList<RegionSchool> schools, CancellationToken cancellationToken)
    {
        var (ids, now) = (schools.Select(one => one.Facts.Id).ToList(), time.GetUtcNow());
        var since = DateOnly.FromDateTime((now - ToldFor).UtcDateTime);
        var rows = await db.SchoolReminders.AsNoTracking().Where(one => ids.Contains(one.SchoolId) && one.Day >= since)
            .Select(one => new { one.SchoolId, one.Cause, one.Day, one.At, By = db.Users.Where(user => user.Id == one.ById).Select(user => user.Name).FirstOrDefault() }).ToListAsync(cancellationToken);
        var told = rows.ToLookup(one => one.SchoolId);
        return [.. schools.Select(school =>
        {
            var today = WallClock.DayOf(now, school.Facts.Zone);
            var last = told[school.Facts.Id].Select(one => one.Day).DefaultIfEmpty().Max();
            return school with { Told = [.. told[school.Facts.Id].Where(one => one.Day == last).OrderBy(one => one.At).ThenBy(one => one.Cause).Select(one => new ToldReminder(one.Cause, one.At, one.By, one.Day == today))] };
        })];
    }
}
