using System.Globalization;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Schools.Importing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Importing;

/// <summary>
/// Makes schools of an upload's lines. All of them, their audit rows and the mark that it is stored are written by one commit: after a kill there are all or none. A
/// school that somebody made meanwhile is left as it is, and the unique INN has the last word.
/// </summary>
public sealed class SchoolImportRunner(IDbContextFactory<SchedulerDbContext> contexts, TimeProvider time, ILogger<SchoolImportRunner> logger)
{
    // Often enough for a bar that moves, seldom enough to cost nothing.
    private const int LinesPerNote = 100;

    public async Task RunDueAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await db.SchoolImports.Where(one => one.State == ImportState.Storing).OrderBy(one => one.Id).Select(one => one.Id).ToListAsync(cancellationToken);
        foreach (var id in due) await RunAsync(id, cancellationToken);
    }

    public async Task ForgetOldAsync(CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - PostImport.KeptFor;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.SchoolImports.Where(one => one.CreatedAt < oldest && one.State != ImportState.Storing).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task RunAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await StoreAsync(db, await db.SchoolImports.SingleAsync(one => one.Id == id, cancellationToken), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            logger.LogInformation("Upload {Id} was worked on by another run", id);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Tried again it would fail again: its owner is told on the page, and may upload once more.
            logger.LogError(e, "Upload {Id} could not be worked on", id);
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await db.SchoolImports.Where(one => one.Id == id && one.State == ImportState.Storing)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, ImportState.Failed).SetProperty(one => one.Version, one => one.Version + 1), cancellationToken);
        }
    }

    private async Task StoreAsync(SchedulerDbContext db, SchoolImport import, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().TruncateToMilliseconds();
        // A stop may lie between the button and now, and with it the end of a role.
        if (!await IsStillAdminAsync(db, import.CreatedById, now, cancellationToken)) throw new InvalidOperationException("Who uploaded these schools is no admin of all schools any more.");
        var taken = await db.Schools.Select(one => one.Inn).ToHashSetAsync(cancellationToken);
        var (done, created) = (0, 0);
        foreach (var line in import.Lines.Where(one => one.Verdict == SchoolLineVerdict.New))
        {
            if (taken.Add(line.Inn))
            {
                Add(db, line, import, now);
                created++;
            }
            if (++done % LinesPerNote == 0 || done == import.Total) await NoteAsync(import.Id, done, cancellationToken);
        }
        // From here on there is one commit, which may take seconds: the page says so.
        (import.State, import.Created, import.Done) = (ImportState.Stored, created, done);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Add(SchedulerDbContext db, SchoolLine line, SchoolImport import, DateTimeOffset now)
    {
        var school = new School
        {
            Id = Guid.CreateVersion7(now), Name = line.Name, Inn = line.Inn, Region = line.Region, TimeZone = line.TimeZone, QuietHours = new QuietHours(line.QuietFrom, line.QuietTo),
            SelfApproval = line.SelfApproval, CreatedAt = now,
        };
        db.Schools.Add(school);
        db.Audit.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now), At = now, SchoolId = school.Id, ActorId = import.CreatedById, Action = "school.created",
            Details = string.Create(CultureInfo.InvariantCulture, $"import {import.Name}, line {line.Place}{(school.SelfApproval ? ", self-approval on" : "")}"),
        });
    }

    private static Task<bool> IsStillAdminAsync(SchedulerDbContext db, Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Users.AnyAsync(user => user.Id == id && user.DisabledAt == null
            && user.Memberships.Any(role => role.Role == Role.Admin && role.SchoolId == null && (role.From == null || role.From <= now) && (role.Until == null || role.Until > now)), cancellationToken);

    // Through a context of its own: the schools that wait in the other one must not be stored one by one.
    private async Task NoteAsync(Guid id, int done, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.SchoolImports.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Done, done), cancellationToken);
    }
}
