using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Importing;

/// <summary>Which of a school's channels a line means: one of each kind, a live one before one of the sandbox, else the one that was there first.</summary>
internal static class ImportChannels
{
    public static async Task<List<Channel>> OfAsync(SchedulerDbContext db, Guid schoolId, CancellationToken cancellationToken)
    {
        var all = await db.Channels.Include(one => one.Tokens).Where(one => one.SchoolId == schoolId && one.ReplacedById == null).ToListAsync(cancellationToken);
        return [.. all.OrderBy(one => one.Environment != ChannelEnvironment.Live).ThenBy(one => one.CreatedAt).ThenBy(one => one.Id).DistinctBy(one => one.Kind).OrderBy(one => one.Kind)];
    }

    /// <param name="missing">A kind that the line names and the school does not have; a line that names none takes what public channels there are.</param>
    public static List<Channel> For(ImportLine line, IReadOnlyList<Channel> channels, out ChannelKind? missing)
    {
        missing = line.Kinds.Where(kind => !channels.Any(one => one.Kind == kind)).Cast<ChannelKind?>().FirstOrDefault();
        return [.. channels.Where(one => line.Kinds.Count == 0 ? one.Kind.IsPublic() : line.Kinds.Contains(one.Kind))];
    }
}
