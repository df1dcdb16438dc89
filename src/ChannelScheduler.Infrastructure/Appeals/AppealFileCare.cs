using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Appeals;

/// <summary>Takes the files of appeals away that were answered long ago: they show people's screens, and nobody needs them any more.</summary>
public sealed class AppealFileCare(IDbContextFactory<SchedulerDbContext> contexts, AppealFileStore files, TimeProvider time)
{
    /// <summary>How long files are kept after the answer.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    // Longer than any upload takes.
    private static readonly TimeSpan Unnamed = TimeSpan.FromDays(1);

    private const int AtOnce = 500;

    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var oldest = now - Kept;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var old = await db.Appeals.Include(one => one.Files).Where(one => one.State == AppealState.Answered && one.AnsweredAt <= oldest && one.FilesRemovedAt == null).ToListAsync(cancellationToken);
        foreach (var appeal in old)
        {
            var paths = appeal.Files.Select(one => one.StoragePath).ToList();
            appeal.Files.Clear();
            appeal.FilesRemovedAt = now;
            await db.SaveChangesAsync(cancellationToken);
            await DeleteUnusedAsync(db, paths, cancellationToken);
        }

        // A program that stopped between the row and its file left the file behind: a picture of somebody's screen that no page shows any more.
        foreach (var some in files.LyingSince(now - Unnamed).Chunk(AtOnce)) await DeleteUnusedAsync(db, some, cancellationToken);
    }

    /// <summary>Deletes those of these files that no appeal names any more. After the rows are committed: a file without a row is waste, a row without a file is a loss.</summary>
    public async Task DeleteUnusedAsync(SchedulerDbContext db, IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var used = await db.AppealFiles.Where(one => paths.Contains(one.StoragePath)).Select(one => one.StoragePath).ToListAsync(cancellationToken);
        foreach (var path in paths.Except(used)) files.Delete(path);
    }
}
