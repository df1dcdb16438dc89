using System.Data.Common;
using System.Runtime.CompilerServices;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>
/// Notes what a context writes and tells <see cref="ScheduleChanges"/> once it is committed, whoever wrote it: no command can forget to. What is written around the change tracker
/// (marks of the queue and of leases) changes nothing that people are shown.
/// </summary>
public sealed class ScheduleChangesInterceptor(ScheduleChanges changes) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbContext, Noted> _noted = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Note(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        TellUnlessOpen(eventData.Context!);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        TellUnlessOpen(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Tell(eventData.Context);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell(eventData.Context);
        return Task.CompletedTask;
    }

    private void Note(DbContext context)
    {
        foreach (var entry in context.ChangeTracker.Entries().Where(one => one.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            switch (entry.Entity)
            {
                case Post post: Mark(post.SchoolId); break;
                case Publication publication: Mark(publication.SchoolId); break;
                case Channel channel: Mark(channel.SchoolId); break;
                case PostSeries series: Mark(series.SchoolId); break;
                // Who may look: whoever lost it is told at once. A sign-in changes an account, too, and concerns nobody.
                case School or User or Membership: Mark(null); break;
                case Account when IsEnd(entry): Mark(null); break;
            }
        }
        
        void Mark(Guid? school) => _noted.GetOrCreateValue(context).Add(school);
    }

    private static bool IsEnd(EntityEntry entry) => entry.State == EntityState.Deleted || (entry.State == EntityState.Modified && entry.Property(nameof(Account.SecurityStamp)).IsModified);

    // A save within a transaction is nobody's business before its end; a small one has none of its own.
    private void TellUnlessOpen(DbContext context)
    {
        if (context.Database.CurrentTransaction is null) Tell(context);
    }

    private void Tell(DbContext? context)
    {
        if (context is null || !_noted.TryGetValue(context, out var noted)) return;
        _noted.Remove(context);
        changes.Tell(noted.IsOfAll ? null : noted.Schools);
    }

    private sealed class Noted
    {
        public HashSet<Guid> Schools { get; } = [];

        public bool IsOfAll { get; private set; }

        public void Add(Guid? school)
        {
            if (school is { } one) Schools.Add(one);
            else IsOfAll = true;
        }
    }
}
