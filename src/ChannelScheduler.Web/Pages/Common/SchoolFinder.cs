using ChannelScheduler.Core.Texts;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Common;

/// <summary>Which schools a list is narrowed to. Another's school looks as if it were not there.</summary>
public sealed class SchoolFinder(SchedulerDbContext db)
{
    /// <summary>Words that fit more schools than this are no answer to "which school".</summary>
    public const int MostFound = 200;

    /// <param name="mine">The schools that the reader may see; null means every school.</param>
    /// <param name="chosen">From a list or a link; goes before words.</param>
    /// <param name="words">Of a name, or an INN.</param>
    /// <returns>What the filter offers, and the schools to ask for; null means every school.</returns>
    public async Task<(SchoolChoice Choice, IReadOnlyCollection<Guid>? Asked)> FindAsync(IReadOnlyCollection<Guid>? mine, Guid? chosen, string words, CancellationToken cancellationToken)
    {
        var schools = db.Schools.AsNoTracking().Where(one => mine == null || mine.Contains(one.Id));
        var listed = await schools.OrderBy(one => one.Name).ThenBy(one => one.Id).Select(one => new { one.Id, one.Name }).Take(SchoolChoice.MostListed + 1).ToListAsync(cancellationToken);
        var choice = listed.Count > SchoolChoice.MostListed
            ? new SchoolChoice([], chosen, words, IsLong: true)
            : new SchoolChoice([.. listed.Select(one => (one.Id, one.Name))], chosen, words, IsLong: false);
        if (chosen is { } wanted)
        {
            var name = await schools.Where(one => one.Id == wanted).Select(one => one.Name).FirstOrDefaultAsync(cancellationToken);
            return (choice with { Words = name ?? "" }, name is null ? [] : [wanted]);
        }
        if (SearchKey.Of(words) is not { Length: > 0 } key) return (choice, mine);
        var found = await schools.Where(one => EF.Property<string>(one, "NameKey").Contains(key) || one.Inn == key).OrderBy(one => one.Id).Select(one => one.Id).Take(MostFound + 1).ToListAsync(cancellationToken);
        return (choice with { IsCut = found.Count > MostFound }, [.. found.Take(MostFound)]);
    }
}
