using System.Globalization;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Recurring;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Importing;

/// <summary>
/// Checks uploads, and makes posts of those lines that a person chose. All the posts of an upload and the mark that it is stored are written by one commit: after a kill
/// there are all of them or none, and never two of a line.
/// </summary>
public sealed class ImportRunner(IDbContextFactory<SchedulerDbContext> contexts, PostCommands commands, IPolicySource policies, PublishingOptions options, TimeProvider time, ILogger<ImportRunner> logger)
{
    // Often enough for a bar that moves, seldom enough to cost nothing.
    private const int LinesPerNote = 10;

    public async Task RunDueAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await db.Imports.Where(one => one.State == ImportState.Checking || one.State == ImportState.Storing).OrderBy(one => one.Id).Select(one => one.Id).ToListAsync(cancellationToken);
        foreach (var id in due) await RunAsync(id, cancellationToken);
    }

    public async Task ForgetOldAsync(CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - PostImport.KeptFor;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Imports.Where(one => one.CreatedAt < oldest).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task RunAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var import = await db.Imports.SingleAsync(one => one.Id == id, cancellationToken);
            // Findings are worded while they are made: in the language of who reads them.
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(import.Language);
            if (import.State == ImportState.Checking) await CheckAsync(db, import, cancellationToken);
            if (import.State == ImportState.Storing) await StoreAsync(db, import, cancellationToken);
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
            await db.Imports.Where(one => one.Id == id && (one.State == ImportState.Checking || one.State == ImportState.Storing))
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, ImportState.Failed).SetProperty(one => one.Version, one => one.Version + 1), cancellationToken);
        }
    }

    private async Task CheckAsync(SchedulerDbContext db, PostImport import, CancellationToken cancellationToken)
    {
        var checker = await LineChecker.OpenAsync(db, import, policies.Current, options, time.GetUtcNow(), cancellationToken);
        var reports = new List<LineReport>(import.Lines.Count);
        foreach (var line in import.Lines)
        {
            reports.Add(await checker.CheckAsync(line, cancellationToken));
            if (reports.Count % LinesPerNote == 0) await NoteAsync(import.Id, reports.Count, cancellationToken);
        }
        import.Reports = reports;
        import.Chosen = [.. reports.Where(one => one.IsOffered).Select(one => one.Number)];
        var storesNow = import.StoresAtOnce && reports.TrueForAll(one => one.CanBeStored);
        if (storesNow) import.Chosen = [.. reports.Select(one => one.Number)];
        (import.State, import.Done, import.Total) = (storesNow ? ImportState.Storing : ImportState.Checked, storesNow ? 0 : reports.Count, import.Chosen.Count);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task StoreAsync(SchedulerDbContext db, PostImport import, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().TruncateToMilliseconds();
        // A stop may lie between the choice and now, and with it the end of a role.
        if (!await SeriesOrphans.AnyMayWriteAsync(db, [import.CreatedById], import.SchoolId, now, cancellationToken)) throw new InvalidOperationException("Who chose these lines may not write at the school any more.");
        var school = await db.Schools.SingleAsync(one => one.Id == import.SchoolId, cancellationToken);
        var channels = await ImportChannels.OfAsync(db, school.Id, cancellationToken);
        var chosen = import.Lines.Where(line => import.Chosen.Contains(line.Number)).ToList();
        var ids = new List<Guid>(chosen.Count);
        foreach (var line in chosen)
        {
            var post = new Post { Id = Guid.CreateVersion7(now), SchoolId = school.Id, Title = "", Text = "", PublishAt = line.PublishAt, CreatedAt = now, UpdatedAt = now };
            var work = await EfPostWork.CreateAsync(db, school, post, time, cancellationToken);
            var places = ImportChannels.For(line, channels, out var missing);
            // It was there when the lines were checked: a post with one channel less is not what was chosen.
            if (missing is { } kind) throw new InvalidOperationException($"The school has no channel of kind {kind} any more.");
            var draft = new PostDraft(line.Title, line.Text, line.GospublicText, places, line.PublishAt, line.PublishAt is null ? null : school.TimeZone, [], null);
            commands.Edit(work, draft, import.CreatedById);
            // What may not go to review stays a draft with its findings.
            if (import.Submits) SeriesDrafts.TrySubmit(commands, work, import.CreatedById);
            ids.Add(post.Id);
            if (ids.Count % LinesPerNote == 0) await NoteAsync(import.Id, ids.Count, cancellationToken);
        }
        NotifyOnce(db, import, school);
        (import.State, import.PostIds, import.Done) = (ImportState.Stored, ids, ids.Count);
        db.Audit.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now), At = now, SchoolId = school.Id, ActorId = import.CreatedById, Action = "posts.imported",
            Details = string.Create(CultureInfo.InvariantCulture, $"{import.Id} {ids.Count} of {import.Lines.Count}{(import.Submits ? ", submitted" : "")}"),
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    // Five hundred letters about five hundred posts would be read by nobody.
    private void NotifyOnce(SchedulerDbContext db, PostImport import, School school)
    {
        var asked = db.ChangeTracker.Entries<Notification>().Where(one => one.State == EntityState.Added && one.Entity.Message.Code == "NotifySubmitted").ToList();
        if (asked.Count < 2) return;
        foreach (var one in asked) one.State = EntityState.Detached;
        db.Notify(school, Role.ContentAdmin, time.GetUtcNow().TruncateToMilliseconds(), new Reason("NotifyImported", import.Name, "", asked.Count.ToString(CultureInfo.InvariantCulture)));
    }

    // Through a context of its own: the posts that wait in the other one must not be stored one by one.
    private async Task NoteAsync(Guid id, int done, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Imports.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Done, done), cancellationToken);
    }
}
