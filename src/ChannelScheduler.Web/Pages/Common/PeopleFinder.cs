using ChannelScheduler.Core.Texts;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Common;

/// <summary>Whose name holds these words, for filters of lists. Whose posts are shown is decided by the list, not here.</summary>
public sealed class PeopleFinder(SchedulerDbContext db)
{
    private const int Most = 200;

    /// <returns>Ids; empty when nobody is called so.</returns>
    public async Task<IReadOnlyCollection<Guid>> FindAsync(string name, CancellationToken cancellationToken)
    {
        var words = SearchKey.Of(name);
        return await db.Users.Where(one => EF.Property<string>(one, "NameKey").Contains(words)).OrderBy(one => one.Id).Select(one => one.Id).Take(Most).ToListAsync(cancellationToken);
    }
}
