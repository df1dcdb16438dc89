using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Security;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Infrastructure.Storage;

public static class StorageServices
{
    /// <summary>The embedded database: one SQLite file, owned by this process alone.</summary>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton<SqliteConnectionInterceptor>();
        services.AddSingleton<ScheduleChanges>();
        services.AddSingleton<ScheduleChangesInterceptor>();
        services.AddDbContextFactory<SqliteSchedulerDbContext>((provider, options) => options
            .UseSqlite(connectionString)
            // "At most so many" without an order is asked for only where rows are counted, and then any will do. Pages are read by Keyset, which always orders.
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning))
            .AddInterceptors(provider.GetRequiredService<SqliteConnectionInterceptor>(), provider.GetRequiredService<ScheduleChangesInterceptor>()));
        services.AddSingleton<IDbContextFactory<SchedulerDbContext>, ContextFactory<SqliteSchedulerDbContext>>();
        // A request has one context, and so one transaction.
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContext());
        services.AddSingleton<IPublishingStore, EfPublishingStore>();
        services.AddSingleton<ISecretProtector, DataProtectionSecretProtector>();
        return services;
    }

    public static string SqliteConnectionString(string dataDirectory) =>
        new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataDirectory, "channel-scheduler.db"), ForeignKeys = true }.ToString();

    // The rest of the program asks for the model; only the registration knows the provider.
    private sealed class ContextFactory<TContext>(IDbContextFactory<TContext> inner) : IDbContextFactory<SchedulerDbContext>
        where TContext : SchedulerDbContext
    {
        public SchedulerDbContext CreateDbContext() => inner.CreateDbContext();
    }
}
