using System.Globalization;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Importing;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Importing;

/// <summary>What people do with an upload, by the page and by the API alike. The work itself is the service's, beside the requests.</summary>
public sealed class ImportCommands(SchedulerDbContext db, Actor actor, PostStore store, ImportSignal signal, TimeProvider time)
{
    private const int LongestName = 100;

    public async Task<PostImport> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        var import = await db.Imports.SingleOrDefaultAsync(one => one.Id == id, cancellationToken) ?? throw ApiException.NotFound("import");
        actor.RequireAt(import.SchoolId, "import");
        return import;
    }

    /// <summary>Reads the files and has their lines checked. No post is stored.</summary>
    /// <param name="storesAtOnce">Stores by itself what was checked, if no line has an error.</param>
    /// <exception cref="ApiException">422: the upload as a whole can't be taken.</exception>
    public async Task<PostImport> UploadAsync(Guid? schoolId, IReadOnlyList<ImportFile> files, bool submits, bool storesAtOnce, CancellationToken cancellationToken)
    {
        var school = await store.SchoolAsync(schoolId, cancellationToken);
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var lines = Read(files, school.Zone, now);
        var import = new PostImport
        {
            Id = Guid.CreateVersion7(now), SchoolId = school.Id, CreatedById = actor.Id, CreatedAt = now, Name = NameOf(files),
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "ru", Lines = [.. lines], Total = lines.Count, Submits = submits, StoresAtOnce = storesAtOnce,
        };
        db.Imports.Add(import);
        await db.SaveChangesAsync(cancellationToken);
        return import;
    }

    /// <summary>Keeps which of these lines are to be taken.</summary>
    /// <param name="shown">The numbers that a choice was made about; all others keep theirs.</param>
    /// <exception cref="RefusedException">It is not checked yet, or stored already.</exception>
    public async Task ChooseAsync(PostImport import, IReadOnlyCollection<int> shown, IReadOnlyCollection<int> chosen, bool submits, CancellationToken cancellationToken)
    {
        if (import.State != ImportState.Checked) throw new RefusedException(RefusalKind.Conflict, "ImportNotChecked");
        var storable = import.Reports.Where(one => one.CanBeStored).Select(one => one.Number).ToHashSet();
        import.Chosen = [.. import.Chosen.Except(shown).Concat(chosen.Where(shown.Contains)).Where(storable.Contains).Distinct().Order()];
        import.Submits = submits;
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Has the chosen lines stored, all of them or none.</summary>
    /// <exception cref="RefusedException">It is not checked yet or stored already, nothing is chosen, or a chosen time has passed.</exception>
    public async Task StoreAsync(PostImport import, CancellationToken cancellationToken)
    {
        if (import.State != ImportState.Checked) throw new RefusedException(RefusalKind.Conflict, "ImportNotChecked");
        if (import.Chosen.Count == 0) throw new RefusedException(RefusalKind.Invalid, "ImportNothing", "chosen");
        var now = time.GetUtcNow();
        if (import.Lines.Find(line => import.Chosen.Contains(line.Number) && line.PublishAt <= now) is { } passed) throw new RefusedException(RefusalKind.Conflict, "ImportPassed", "chosen", passed.Place);
        (import.State, import.Done, import.Total) = (ImportState.Storing, 0, import.Chosen.Count);
        // The posts are their writer's, whoever else of the school lets them in.
        db.Audit.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now), At = now.TruncateToMilliseconds(), SchoolId = import.SchoolId, ActorId = actor.Id, Action = "posts.import-started",
            Details = string.Create(CultureInfo.InvariantCulture, $"{import.Id} {import.Chosen.Count} of {import.Lines.Count}"),
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task DiscardAsync(PostImport import, CancellationToken cancellationToken)
    {
        if (import.State is ImportState.Storing) throw new RefusedException(RefusalKind.Conflict, "ImportNotChecked");
        db.Imports.Remove(import);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Wakes the service once the answer is sent, and with it the transaction is over: before, it would find nothing.</summary>
    public void WakeAfter(HttpContext http) => http.Response.OnCompleted(() =>
    {
        signal.Set();
        return Task.CompletedTask;
    });

    // A name stands in titles, notifications and letters: what a file system of somebody else's lets in is not all fit for them.
    private static string NameOf(IReadOnlyList<ImportFile> files)
    {
        var name = string.Concat(files[0].Name.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter)).Take(LongestName));
        return files.Count == 1 ? name : $"{name} + {files.Count - 1}";
    }

    private static IReadOnlyList<ImportLine> Read(IReadOnlyList<ImportFile> files, TimeZoneInfo zone, DateTimeOffset now)
    {
        try
        {
            return ImportFiles.Read(files, zone, now);
        }
        catch (ImportException refused)
        {
            throw ApiException.Invalid("ImportRefused", "files", refused.Message);
        }
    }
}
