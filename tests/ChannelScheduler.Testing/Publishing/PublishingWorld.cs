using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChannelScheduler.Testing.Publishing;

/// <summary>
/// The whole publishing protocol on a real SQLite file, with a clock, a queue and networks that the test moves by hand. One school in Moscow with a
/// public MAX channel and a gospublic; now is a working morning, 10:00 there.
/// </summary>
public sealed class PublishingWorld : IAsyncDisposable
{
    /// <summary>The token of every channel, in the clear.</summary>
    public const string Token = "f9LHodD0cOK-the-secret-of-the-channel";

    // Read and migrated once: a world a test, and there are hundreds.
    private static readonly Lazy<PolicySet> Policies = new(() => PolicySet.Load(RepositoryFiles.Policies));
    private static readonly Lazy<Task<byte[]>> EmptyDatabase = new(MigrateAsync);

    private readonly ServiceProvider _services;

    private PublishingWorld(Action<PublishingOptions>? configure)
    {
        NetworkClock = new NetworkClock(Time);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        services.AddSqliteStorage(StorageServices.SqliteConnectionString(Folder));
        services.AddSingleton<DatabaseMigrator>();
        services.AddPublishing(new ConfigurationBuilder().Build());
        services.AddSingleton<IPolicySource>(Rules);
        services.AddSingleton<IMediaFiles, NoFiles>();
        services.AddSingleton<INetworkClock>(NetworkClock);
        services.AddSingleton<IPublicationQueue>(Queue);
        services.AddSingleton<IAlarmClock>(Clock);
        services.AddSingleton<IChannelPublisher>(provider => Max = new ScriptedPublisher(Network.Max, Time));
        services.AddSingleton<IChannelPublisher>(provider => Vk = new ScriptedPublisher(Network.Vk, Time));
        _services = services.BuildServiceProvider();
        configure?.Invoke(Options);
        Get<ChannelPublishers>();
    }

    /// <summary>Where the database lies.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("publishing-").FullName;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 9, 15, 7, 0, 0, TimeSpan.Zero));

    public NetworkClock NetworkClock { get; }

    public InlineQueue Queue { get; } = new();

    public RecordingClock Clock { get; } = new();

    /// <summary>The repository's policies, until a test puts others in force.</summary>
    public SwitchedPolicies Rules { get; } = new(Policies.Value);

    public ScriptedPublisher Max { get; private set; } = null!;

    public ScriptedPublisher Vk { get; private set; } = null!;

    public School School { get; private set; } = null!;

    public Channel MaxChannel { get; private set; } = null!;

    public Channel Gospublic { get; private set; } = null!;

    public Guid Author { get; } = Guid.NewGuid();

    public Guid Approver { get; } = Guid.NewGuid();

    public PublishingOptions Options => Get<PublishingOptions>();

    public IPublishingStore Store => Get<IPublishingStore>();

    public DateTimeOffset Now => Time.GetUtcNow();

    public static async Task<PublishingWorld> CreateAsync(Action<PublishingOptions>? configure = null)
    {
        var world = new PublishingWorld(configure);
        await File.WriteAllBytesAsync(world.DatabaseFile, await EmptyDatabase.Value);
        await world.SeedAsync();
        return world;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public SchedulerDbContext OpenDb() => Get<IDbContextFactory<SchedulerDbContext>>().CreateDbContext();

    /// <summary>A post by <see cref="Author"/> to the given channels; both, when none is named.</summary>
    public async Task<Guid> WriteAsync(DateTimeOffset? publishAt = null, string text = "Приходите на день открытых дверей.", params Channel[] channels)
    {
        await using var db = OpenDb();
        var school = await db.Schools.SingleAsync(one => one.Id == School.Id);
        var post = new Post { Id = Guid.CreateVersion7(Now), SchoolId = School.Id, Title = "", Text = "", CreatedAt = Now, UpdatedAt = Now };
        var work = EfPostWork.Create(db, school, post, Time);
        var ids = (channels.Length == 0 ? [MaxChannel, Gospublic] : channels).Select(one => one.Id).ToList();
        var tracked = await db.Channels.Include(one => one.Tokens).Where(one => ids.Contains(one.Id)).ToListAsync();
        Get<PostCommands>().Edit(work, new PostDraft("Новость", text, null, tracked, publishAt, null, [], null), Author);
        await CommitAsync(work);
        return post.Id;
    }

    /// <summary>Written, submitted, approved by <see cref="Approver"/>.</summary>
    public async Task<Guid> ApproveAsync(DateTimeOffset? publishAt = null, string text = "Приходите на день открытых дверей.", params Channel[] channels)
    {
        var id = await WriteAsync(publishAt, text, channels);
        await DoAsync(id, (commands, work) => commands.Submit(work, Author));
        await DoAsync(id, (commands, work) => commands.Approve(work, Approver, work.CurrentHash(), null));
        return id;
    }

    /// <summary>Opens the post, runs a command, commits.</summary>
    public async Task DoAsync(Guid postId, Action<PostCommands, IPostWork> command)
    {
        await using var work = await OpenAsync(postId);
        command(Get<PostCommands>(), work);
        await CommitAsync(work);
    }

    public async Task DoAsync(Guid postId, ChannelKind kind, Action<PublicationCommands, IPostWork, Publication> command)
    {
        await using var work = await OpenAsync(postId);
        command(Get<PublicationCommands>(), work, work.Publications.Single(one => one.Kind == kind));
        await CommitAsync(work);
    }

    public async Task<IPostWork> OpenAsync(Guid postId) => (await Store.OpenPostAsync(postId, CancellationToken.None))!;

    public async Task<Publication> PublicationAsync(Guid postId, ChannelKind kind)
    {
        await using var work = await OpenAsync(postId);
        return work.Publications.Single(one => one.Kind == kind);
    }

    public async Task<IReadOnlyList<Notification>> NotificationsAsync()
    {
        await using var db = OpenDb();
        return await db.Notifications.OrderBy(one => one.Id).ToListAsync();
    }

    /// <summary>One pass of everything that runs in the background, and of the workers.</summary>
    public async Task PassAsync()
    {
        await Get<ClockWatch>().WatchAsync(CancellationToken.None);
        await Get<LeaseRecovery>().RecoverAsync(CancellationToken.None);
        await Get<DueDispatcher>().DispatchDueAsync(CancellationToken.None);
        await RunQueueAsync();
        await Get<DoubtResolver>().ResolveDueAsync(CancellationToken.None);
        await Get<MissDetector>().DetectAsync(CancellationToken.None);
        await Get<ApprovalReminders>().RemindAsync(CancellationToken.None);
        await Get<HandReminders>().RemindAsync(CancellationToken.None);
    }

    public async Task RunQueueAsync()
    {
        while (Queue.Waiting.TryDequeue(out var id)) await RunAsync(id);
    }

    public Task<RunResult> RunAsync(Guid publicationId) => Get<IPublicationRunner>().RunAsync(publicationId, CancellationToken.None);

    public async Task AdvanceAsync(TimeSpan by)
    {
        Time.Advance(by);
        await PassAsync();
    }

    /// <summary>The process is gone and a new one starts on the same database.</summary>
    public async Task RestartAsync()
    {
        Queue.Waiting.Clear();
        await Store.ForgetQueueAndLeasesAsync(Now, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        using (var own = new Microsoft.Data.Sqlite.SqliteConnection(StorageServices.SqliteConnectionString(Folder))) Microsoft.Data.Sqlite.SqliteConnection.ClearPool(own);
        Directory.Delete(Folder, recursive: true);
    }

    private string DatabaseFile => new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(StorageServices.SqliteConnectionString(Folder)).DataSource;

    private static async Task<byte[]> MigrateAsync()
    {
        await using var world = new PublishingWorld(null);
        await world.Get<DatabaseMigrator>().MigrateEmbeddedAsync(CancellationToken.None);
        await using (var db = world.OpenDb()) await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);");
        return await File.ReadAllBytesAsync(world.DatabaseFile);
    }

    private static async Task CommitAsync(IPostWork work)
    {
        if (!await work.TryCommitAsync(CancellationToken.None)) throw new InvalidOperationException("Somebody else changed the post first.");
    }

    private async Task SeedAsync()
    {
        await using var db = OpenDb();
        School = new School { Id = Guid.NewGuid(), Name = "Школа", Inn = "0012345673", Region = "00", TimeZone = "Europe/Moscow", QuietHours = QuietHours.Default, CreatedAt = Now };
        MaxChannel = Channel(ChannelKind.MaxPublic, "id0012345673_gos", "-70000000000001", ChannelTokenKind.Bot);
        Gospublic = Channel(ChannelKind.Gospublic, "school", "200000001", ChannelTokenKind.Community);
        db.Schools.Add(School);
        db.Channels.AddRange(MaxChannel, Gospublic);
        await db.SaveChangesAsync();
    }

    private Channel Channel(ChannelKind kind, string handle, string externalId, ChannelTokenKind token)
    {
        var channel = new Channel { Id = Guid.NewGuid(), SchoolId = School.Id, Kind = kind, Network = kind.NetworkOf(), Name = kind.ToString(), Handle = handle, ExternalId = externalId, CreatedAt = Now };
        channel.Tokens.Add(new ChannelToken { Id = Guid.NewGuid(), ChannelId = channel.Id, Kind = token, ProtectedValue = Get<ISecretProtector>().Protect(Token) });
        return channel;
    }

    private sealed class NoFiles : IMediaFiles
    {
        public string PathOf(MediaFile file) => file.StoragePath;
    }
}
