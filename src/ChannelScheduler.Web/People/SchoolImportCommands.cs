using System.Globalization;
using System.Text;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools.Importing;
using ChannelScheduler.Infrastructure.Importing;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.People;

/// <summary>What admins of all schools do with a table of schools, by the page and by the API alike. The storing is the service's, beside the requests.</summary>
public sealed class SchoolImportCommands(SchedulerDbContext db, Actor actor, ImportSignal signal, TimeProvider time)
{
    private const int LongestName = 200;

    /// <exception cref="ApiException">404: no such upload, or not for this person.</exception>
    public async Task<SchoolImport> OpenAsync(Guid id, CancellationToken cancellationToken) =>
        actor.SchoolIds is null && await db.SchoolImports.SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is { } import ? import : throw ApiException.NotFound("import");

    /// <summary>Reads and checks the table. No school is stored.</summary>
    /// <param name="storesAtOnce">Goes on to store what was read, if no line has an error or those may be left out.</param>
    /// <exception cref="ApiException">403: schools are made by whoever has every school. 422: the file as a whole can't be taken.</exception>
    public async Task<SchoolImport> UploadAsync(ImportFile? file, bool storesAtOnce, bool skipsErrors, CancellationToken cancellationToken)
    {
        if (actor.SchoolIds is not null) throw new ApiException(StatusCodes.Status403Forbidden, "RoleNeeded");
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var stored = await db.Schools.Select(one => new { one.Inn, one.Name }).ToDictionaryAsync(one => one.Inn, one => one.Name, cancellationToken);
        var lines = Read(file ?? new ImportFile("", []), stored);
        var import = new SchoolImport { Id = Guid.CreateVersion7(now), CreatedById = actor.Id, CreatedAt = now, Name = NameOf(file!), Lines = [.. lines], State = ImportState.Checked };
        if (storesAtOnce && import.Count(SchoolLineVerdict.New) > 0 && (skipsErrors || import.Count(SchoolLineVerdict.Unusable) == 0)) Begin(import, skipsErrors);
        db.SchoolImports.Add(import);
        await db.SaveChangesAsync(cancellationToken);
        return import;
    }

    /// <summary>Has the new schools stored, all of them or none.</summary>
    /// <param name="skipsErrors">Lines with errors are left out; else one of them keeps all from being stored.</param>
    /// <exception cref="RefusedException">It is stored already, has errors, or there is nothing to store.</exception>
    public async Task StoreAsync(SchoolImport import, bool skipsErrors, CancellationToken cancellationToken)
    {
        if (import.State != ImportState.Checked) throw new RefusedException(RefusalKind.Conflict, "ImportNotChecked");
        var errors = import.Count(SchoolLineVerdict.Unusable);
        if (errors > 0 && !skipsErrors) throw new RefusedException(RefusalKind.Conflict, "ImportHasErrors", "skipErrors", errors.ToString(CultureInfo.InvariantCulture));
        if (import.Count(SchoolLineVerdict.New) == 0) throw new RefusedException(RefusalKind.Conflict, "ImportNoSchools");
        Begin(import, skipsErrors);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task DiscardAsync(SchoolImport import, CancellationToken cancellationToken)
    {
        if (import.State is ImportState.Storing) throw new RefusedException(RefusalKind.Conflict, "ImportNotChecked");
        db.SchoolImports.Remove(import);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Wakes the service once the answer is sent, and with it the transaction is over: before, it would find nothing.</summary>
    public void WakeAfter(HttpContext http) => http.Response.OnCompleted(() =>
    {
        signal.Set();
        return Task.CompletedTask;
    });

    // It becomes a title and a part of the trail.
    private static string NameOf(ImportFile file) => string.Concat(file.Name.EnumerateRunes().Where(rune => !Rune.IsControl(rune)).Take(LongestName));

    private static void Begin(SchoolImport import, bool skipsErrors) =>
        (import.State, import.SkipsErrors, import.Done, import.Total) = (ImportState.Storing, skipsErrors, 0, import.Count(SchoolLineVerdict.New));

    private static IReadOnlyList<SchoolLine> Read(ImportFile file, Dictionary<string, string> stored)
    {
        try
        {
            return CsvSchools.Read(file, stored);
        }
        catch (ImportException refused)
        {
            throw ApiException.Invalid("ImportRefused", "files", refused.Message);
        }
    }
}
