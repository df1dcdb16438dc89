using System.Linq.Expressions;
using ChannelScheduler.Core.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>A column beside a name or title that holds its <see cref="SearchKey"/>: kept with each save, asked in searches, unknown to Core.</summary>
public static class SearchKeys
{
    private const string KeyOf = "ChannelScheduler:SearchKeyOf";

    /// <summary>The key's column for a property: <c>TitleKey</c> for <c>Title</c>.</summary>
    public static string ColumnOf(string property) => property + "Key";

    internal static void HasSearchKey<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, string>> property)
        where T : class
    {
        var name = ((MemberExpression)property.Body).Member.Name;
        builder.Property<string?>(ColumnOf(name)).HasAnnotation(KeyOf, name).HasAnnotation(SchedulerDbContext.NoNewVersion, true);
    }

    internal static void Keep(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            foreach (var key in entry.Metadata.GetProperties())
            {
                if (key.FindAnnotation(KeyOf)?.Value is not string name) continue;
                var wanted = SearchKey.Of((string)entry.Property(name).CurrentValue!);
                if ((string?)entry.Property(key).CurrentValue != wanted) entry.Property(key).CurrentValue = wanted;
            }
        }
    }

    /// <summary>Fills the keys of rows from before there were keys. Small: only rows without one are read.</summary>
    public static async Task FillAsync(SchedulerDbContext db, CancellationToken cancellationToken)
    {
        foreach (var type in db.Model.GetEntityTypes())
        {
            foreach (var key in type.GetProperties().Where(one => one.FindAnnotation(KeyOf) is not null))
            {
                var (table, column) = (type.GetTableName(), (string)key.FindAnnotation(KeyOf)!.Value!);
                // Names of the model, not of a request.
                var sql = $"UPDATE \"{table}\" SET \"{key.Name}\" = search_key(\"{column}\") WHERE \"{key.Name}\" IS NULL";
                await db.Database.ExecuteSqlRawAsync(sql, cancellationToken);
            }
        }
    }
}
