using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Help;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Schools.Importing;
using ChannelScheduler.Core.Schools.Overview;
using ChannelScheduler.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>The model, the same for every database; a derived context per provider carries that provider's migrations.</summary>
public abstract class SchedulerDbContext(DbContextOptions options) : DbContext(options)
{
    private RevisionKeeper? _revisions;

    public DbSet<School> Schools => Set<School>();

    public DbSet<User> Users => Set<User>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<Channel> Channels => Set<Channel>();

    public DbSet<ChannelConnection> ChannelConnections => Set<ChannelConnection>();

    public DbSet<Post> Posts => Set<Post>();

    public DbSet<ApprovedRevision> ApprovedRevisions => Set<ApprovedRevision>();

    public DbSet<PostRevision> PostRevisions => Set<PostRevision>();

    public DbSet<RevisionText> RevisionTexts => Set<RevisionText>();

    public DbSet<Waiver> Waivers => Set<Waiver>();

    public DbSet<PostSeries> Series => Set<PostSeries>();

    public DbSet<SeriesOccurrence> SeriesOccurrences => Set<SeriesOccurrence>();

    public DbSet<PostImport> Imports => Set<PostImport>();

    public DbSet<SchoolImport> SchoolImports => Set<SchoolImport>();

    public DbSet<SchoolReminder> SchoolReminders => Set<SchoolReminder>();

    public DbSet<Appeal> Appeals => Set<Appeal>();

    public DbSet<AppealFile> AppealFiles => Set<AppealFile>();

    public DbSet<KeptForm> KeptForms => Set<KeptForm>();

    public DbSet<MediaFile> Media => Set<MediaFile>();

    public DbSet<Publication> Publications => Set<Publication>();

    public DbSet<PublicationAttempt> Attempts => Set<PublicationAttempt>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<NotificationDelivery> NotificationDeliveries => Set<NotificationDelivery>();

    public DbSet<NotificationRead> NotificationReads => Set<NotificationRead>();

    public DbSet<MailDelivery> MailDeliveries => Set<MailDelivery>();

    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    public DbSet<HelpEdit> HelpEdits => Set<HelpEdit>();

    public DbSet<SchoolBot> Bots => Set<SchoolBot>();

    public DbSet<BotLink> BotLinks => Set<BotLink>();

    public DbSet<BotLinkCode> BotLinkCodes => Set<BotLinkCode>();

    public DbSet<BotPrompt> BotPrompts => Set<BotPrompt>();

    public DbSet<BotDelivery> BotDeliveries => Set<BotDelivery>();

    public DbSet<BotNewsItem> BotNews => Set<BotNewsItem>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_revisions is not null) await _revisions.RecordAsync(cancellationToken);
        SearchKeys.Keep(ChangeTracker);
        BumpVersions();
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        // A post's versions are kept with questions to the database, which wait.
        if (_revisions is not null) throw new NotSupportedException("A context that opened posts is saved with SaveChangesAsync.");
        SearchKeys.Keep(ChangeTracker);
        BumpVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <summary>From here on each save keeps the post's new version.</summary>
    internal void KeepVersionsOf(EfPostWork work, PostContent? stored) => (_revisions ??= new RevisionKeeper(this)).Watch(work, stored);

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SchedulerDbContext).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<Reason>().HaveConversion<ReasonConverter>();
        configurationBuilder.Properties<QuietHours>().HaveConversion<QuietHoursConverter>();
    }

    /// <summary>Marks a column that nobody looks at who would lose their work to a newer version: a reminder makes no page stale.</summary>
    internal const string NoNewVersion = "ChannelScheduler:NoNewVersion";

    // Every changed row asks for the version that was read: a writer that comes second is told so.
    private void BumpVersions()
    {
        foreach (var entry in ChangeTracker.Entries().Where(entry => entry.State == EntityState.Modified && entry.Properties.Any(one => one.IsModified && one.Metadata.FindAnnotation(NoNewVersion) is null)))
        {
            if (entry.Metadata.FindProperty("Version") is not null) entry.Property("Version").CurrentValue = (int)entry.Property("Version").OriginalValue! + 1;
        }
    }
}
