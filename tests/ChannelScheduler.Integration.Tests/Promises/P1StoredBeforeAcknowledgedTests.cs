using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>P1: what a user was told is saved is in the files at that moment, whatever happens to the process.</summary>
public sealed class P1StoredBeforeAcknowledgedTests
{
    [Fact]
    public async Task Every_connection_has_wal_and_full_synchronous()
    {
        await using var world = await PublishingWorld.CreateAsync();
        // Held open together, so that the pool has to make new ones; then again, from the pool.
        for (var round = 0; round < 2; round++)
        {
            var contexts = Enumerable.Range(0, 5).Select(_ => world.OpenDb()).ToList();
            foreach (var db in contexts)
            {
                await db.Database.OpenConnectionAsync();
                Assert.Equal("wal", await PragmaAsync(db, "journal_mode"));
                Assert.Equal("2", await PragmaAsync(db, "synchronous"));
                Assert.Equal("1", await PragmaAsync(db, "foreign_keys"));
            }
            foreach (var db in contexts) await db.DisposeAsync();
        }
        using var synchronously = world.OpenDb();
        synchronously.Database.OpenConnection();
        Assert.Equal("2", await PragmaAsync(synchronously, "synchronous"));
    }

    [Fact]
    public async Task What_was_committed_survives_a_kill_and_what_was_not_is_not_there()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now.AddHours(1));
        await using var open = await world.OpenAsync(post);
        world.Get<PostCommands>().Cancel(open, world.Author);

        using var afterKill = new KilledCopy(world);
        var stored = await afterKill.Db.Posts.SingleAsync(one => one.Id == post);
        Assert.Equal(ReviewState.Approved, stored.Review);
        Assert.Equal(1, await afterKill.Db.Publications.CountAsync(one => one.Status == PublicationStatus.Scheduled));
        Assert.Equal(1, await afterKill.Db.Audit.CountAsync(one => one.Action == "post.approved"));
    }

    [Fact]
    public async Task The_write_ahead_mark_is_in_the_files_before_the_request_leaves()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        PublicationAttempt? marked = null;
        world.Max.DuringSend = async () =>
        {
            using var afterKill = new KilledCopy(world);
            marked = await afterKill.Db.Attempts.SingleAsync();
        };
        await world.PassAsync();

        Assert.Equal(AttemptState.Sending, marked!.State);
        Assert.Equal((await world.MaxAsync(post)).Id, marked.PublicationId);
        Assert.Equal(world.Now, marked.SendingAt);
        Assert.Equal(world.Now + world.Options.SendTimeout, marked.SendDeadline);
        Assert.Contains("день открытых дверей", marked.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uploads_run_under_prepared()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ApproveAsync();
        PublicationAttempt? marked = null;
        world.Max.DuringPrepare = async () =>
        {
            using var afterKill = new KilledCopy(world);
            marked = await afterKill.Db.Attempts.SingleAsync();
        };
        await world.PassAsync();
        Assert.Equal(AttemptState.Prepared, marked!.State);
        Assert.Null(marked.SendingAt);
    }

    [Fact]
    public async Task An_outcome_its_audit_row_and_the_followers_plan_are_one_commit()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await world.PassAsync();

        using var afterKill = new KilledCopy(world);
        var rows = await afterKill.Db.Publications.Where(one => one.PostId == post).ToDictionaryAsync(one => one.Kind);
        Assert.Equal((PublicationStatus.Published, PublicationStatus.Scheduled), (rows[ChannelKind.MaxPublic].Status, rows[ChannelKind.Gospublic].Status));
        Assert.Equal(("Max-1", world.Now), (rows[ChannelKind.MaxPublic].ExternalId, rows[ChannelKind.MaxPublic].SentAt));
        Assert.Equal(1, await afterKill.Db.Audit.CountAsync(one => one.Action == "publication.published"));
    }

    [Fact]
    public async Task Whoever_comes_second_writes_nothing_at_all()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now.AddHours(1));
        await using var second = await world.OpenAsync(post);
        await world.DoAsync(post, (commands, work) => commands.Cancel(work, world.Approver));

        world.Get<PostCommands>().Reschedule(second, world.Author, world.Now.AddHours(2), null);
        Assert.False(await second.TryCommitAsync(CancellationToken.None));
        Assert.Empty(await world.AuditAsync("post.rescheduled"));
        Assert.Equal(ReviewState.Cancelled, (await world.PostAsync(post)).Review);
    }

    private static async Task<string?> PragmaAsync(SchedulerDbContext db, string name)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name};";
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The database as a kill at this instant would leave it: the files as they lie there, without a word to the process that writes them.</summary>
    private sealed class KilledCopy : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public KilledCopy(PublishingWorld world)
        {
            foreach (var file in Directory.GetFiles(world.Folder).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
            {
                File.Copy(file, Path.Combine(_folder.Path, Path.GetFileName(file)));
            }
            var connection = StorageServices.SqliteConnectionString(_folder.Path) + ";Pooling=False";
            Db = new SqliteSchedulerDbContext(new DbContextOptionsBuilder<SqliteSchedulerDbContext>().UseSqlite(connection).Options);
        }

        public SchedulerDbContext Db { get; }

        public void Dispose()
        {
            Db.Dispose();
            _folder.Dispose();
        }
    }
}
