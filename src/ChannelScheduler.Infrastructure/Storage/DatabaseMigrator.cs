using ChannelScheduler.Core.Texts;
using Microsoft.Data.Sqlite;
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
        var isNew = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
        await db.Database.MigrateAsync(cancellationToken);
        if (isNew) await FillSearchKeysAsync(db, cancellationToken);
    }

    /// <summary>Rows from before there were search keys get theirs.</summary>
    public static async Task FillSearchKeysAsync(SchedulerDbContext db, CancellationToken cancellationToken)
    {
        // The connection stays open, and with it the function that SQLite does not have: it folds the case of Latin letters only.
        await db.Database.OpenConnectionAsync(cancellationToken);
        ((SqliteConnection)db.Database.GetDbConnection()).CreateFunction("search_key", (string text) => SearchKey.Of(text), isDeterministic: true);
        await SearchKeys.FillAsync(db, cancellationToken);
    }
}
