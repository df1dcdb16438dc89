using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Media;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Hosting;

/// <summary>Takes the data folder, brings the database up to date, puts first data into an empty one, forgets what the last process had in hand.</summary>
public static class FirstStart
{
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<ServerOptions>();
        Directory.CreateDirectory(options.DataDirectory);
        Directory.CreateDirectory(options.KeysDirectory);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(options.KeysDirectory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        services.GetRequiredService<DataDirectoryHold>().Take();
        RequireReadableRoots(services);
        services.GetRequiredService<MediaFileStore>().DeleteStaleUploads();
        await services.GetRequiredService<DatabaseMigrator>().MigrateEmbeddedAsync(cancellationToken);

        var time = services.GetRequiredService<TimeProvider>();
        await services.GetRequiredService<IPublishingStore>().ForgetQueueAndLeasesAsync(time.GetUtcNow(), cancellationToken);

        await using var db = await services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync(cancellationToken);
        if (options.SandboxEnabled && !await db.Schools.AnyAsync(cancellationToken)) SandboxSchool.Add(db, services);
        await db.SaveChangesAsync(cancellationToken);
        if (!await db.Users.AnyAsync(cancellationToken)) await BootstrapKeys.AddAsync(db, services, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    // Found now, and not by the first post that MAX is to take.
    private static void RequireReadableRoots(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<MaxTrustStore>();
        }
        catch (InvalidDataException e)
        {
            throw new StartRefusedException(
                $"{e.Message}: сертификат не читается. Удалите файл и загрузите сертификат заново на странице «Каналы». / The certificate can't be read. Delete the file and take the certificate in again on the page \"Channels\".");
        }
    }
}
