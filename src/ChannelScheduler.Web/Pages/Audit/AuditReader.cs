using System.Runtime.CompilerServices;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Texts;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.Pages.People;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Audit;

/// <summary>Reads the log, newest first, for the schools of whoever asks.</summary>
internal sealed class AuditReader(SchedulerDbContext db, PeopleFinder people, SchoolFinder schoolFinder, Actor actor)
{
    /// <summary>Rows read at once.</summary>
    private const int Chunk = 500;

    /// <summary>Rows looked through for the words of one search, before the reader is asked whether to go on: the words of a row are nobody's column.</summary>
    private const int MostSearched = 10_000;

    /// <param name="Next">Where to go on; null at the end.</param>
    /// <param name="SearchedTo">Set when the search stopped before it found a full page: everything newer than this was looked through.</param>
    public sealed record Page(IReadOnlyList<AuditLine> Lines, string? Next, DateTimeOffset? SearchedTo);

    /// <summary>Days of the filter are those of the chosen or only school, else Moscow's.</summary>
    public async Task<TimeZoneInfo> ZoneAsync(AuditQuestion question, CancellationToken cancellationToken)
    {
        var ids = (await SchoolsAsync(question, cancellationToken)).Asked ?? [];
        var zones = await db.Schools.Where(one => ids.Contains(one.Id)).Select(one => one.TimeZone).Distinct().ToListAsync(cancellationToken);
        return zones.Count == 1 ? TimeZoneInfo.FindSystemTimeZoneById(zones[0]) : RoleDates.EverywhereZone;
    }

    /// <inheritdoc cref="SchoolFinder.FindAsync"/>
    public Task<(SchoolChoice Choice, IReadOnlyCollection<Guid>? Asked)> SchoolsAsync(AuditQuestion question, CancellationToken cancellationToken) =>
        schoolFinder.FindAsync(actor.SchoolIds, question.School, question.SchoolWords, cancellationToken);

    public async Task<Page> ReadAsync(AuditQuestion question, Cursor? after, CancellationToken cancellationToken)
    {
        var query = (await FilterAsync(question, cancellationToken)).On(db);
        var words = SearchKey.Of(question.Text);
        var (found, searched, at) = (new List<AuditLine>(), 0, after);
        while (true)
        {
            var (rows, next) = await query.NewestFirstAsync(one => one.At, one => one.Id, at, cancellationToken, words.Length == 0 ? Cursor.PageSize : Chunk);
            foreach (var line in await SayAsync(rows, cancellationToken))
            {
                searched++;
                if (words.Length > 0 && !SearchKey.Of(line.Words).Contains(words, StringComparison.Ordinal)) continue;
                found.Add(line);
                if (found.Count < Cursor.PageSize) continue;
                var isLast = next is null && line.Entry.Id == rows[^1].Id;
                return new Page(found, isLast ? null : new Cursor(line.Entry.At, line.Entry.Id).ToString(), null);
            }
            if (next is null) return new Page(found, null, null);
            at = next;
            if (searched >= MostSearched) return new Page(found, at.ToString(), at.At);
        }
    }

    /// <summary>Every row that fits, however many: for a file, a piece at a time.</summary>
    public async IAsyncEnumerable<AuditLine> ReadAllAsync(AuditQuestion question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = (await FilterAsync(question, cancellationToken)).On(db);
        var words = SearchKey.Of(question.Text);
        for (Cursor? at = null; ;)
        {
            var (rows, next) = await query.NewestFirstAsync(one => one.At, one => one.Id, at, cancellationToken, Chunk);
            foreach (var line in await SayAsync(rows, cancellationToken))
            {
                if (words.Length == 0 || SearchKey.Of(line.Words).Contains(words, StringComparison.Ordinal)) yield return line;
            }
            if (next is null) yield break;
            at = next;
        }
    }

    private async Task<AuditFilter> FilterAsync(AuditQuestion question, CancellationToken cancellationToken)
    {
        var names = question.Person.Length == 0 ? null : await people.FindAsync(question.Person, cancellationToken);
        return question.ToFilter((await SchoolsAsync(question, cancellationToken)).Asked, names, await ZoneAsync(question, cancellationToken));
    }

    private async Task<List<AuditLine>> SayAsync(List<AuditEntry> rows, CancellationToken cancellationToken)
    {
        var schoolIds = rows.Select(one => one.SchoolId).OfType<Guid>().Distinct().ToList();
        var schools = await db.Schools.AsNoTracking().Where(one => schoolIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellationToken);
        var named = rows.SelectMany(one => AuditDetails.IdsIn(one.Details)).ToList();
        var personIds = rows.Select(one => one.ActorId).OfType<Guid>().Concat(named).Distinct().ToList();
        var persons = await db.Users.AsNoTracking().Where(one => personIds.Contains(one.Id)).Select(one => new { one.Id, one.Name }).ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        var postIds = rows.Select(one => one.PostId).OfType<Guid>().Concat(named).Distinct().ToList();
        // A row may name a post that its reader may not see; its title is told only to who may.
        var mine = actor.SchoolIds;
        var readable = db.Posts.Where(one => postIds.Contains(one.Id));
        if (mine is not null) readable = readable.Where(one => mine.Contains(one.SchoolId));
        var posts = await readable.Select(one => new { one.Id, one.Title }).ToDictionaryAsync(one => one.Id, one => one.Title, cancellationToken);
        var channelIds = rows.Select(one => one.ChannelId).OfType<Guid>().Distinct().ToList();
        var channels = await db.Channels.AsNoTracking().Where(one => channelIds.Contains(one.Id)).Select(one => new { one.Id, one.Name }).ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        var names = persons.Concat(posts.Where(one => !persons.ContainsKey(one.Key))).ToDictionary();
        return [.. rows.Select(one =>
        {
            var school = one.SchoolId is { } id ? schools.GetValueOrDefault(id) : null;
            return new AuditLine(
                one, school, AuditNames.Of(one.Action), one.ActorId is { } by ? persons.GetValueOrDefault(by) : null, one.PostId is { } post ? posts.GetValueOrDefault(post) : null,
                one.ChannelId is { } channel ? channels.GetValueOrDefault(channel) : null, AuditDetails.Of(one.Details, school?.Zone ?? RoleDates.EverywhereZone, names));
        })];
    }
}
