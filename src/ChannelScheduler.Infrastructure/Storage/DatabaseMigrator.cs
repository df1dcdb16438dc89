using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>Brings the database to the current schema at the start.</summary>
public sealed class DatabaseMigrator(IDbContextFactory<SchedulerDbContext> contexts)
{
    /// <summary>
    /// The caller holds the data folder's lock, so a migration lock in the database can only be that of a process that was killed in
    /// mid-migration: EF would wait for it for ever.
    /// </summary>
    public async Task MigrateEmbeddedAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var hasLockTable = await db.Database
            .SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken) > 0;
        if (hasLockTable) await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }
}
