using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Appeals;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Appeals;

/// <summary>What people do with appeals of their schools. The program sends nothing: a person does, and says so here.</summary>
public sealed class AppealCommands(SchedulerDbContext db, Actor actor, IPolicySource policies, AppealFileStore files, AppealFileCare care, TimeProvider time)
{
    /// <summary>Whoever works at a school may write for it; who only looks may not read of people's telephones either.</summary>
    public static readonly IReadOnlyList<Role> Writers = [Role.Admin, Role.ContentAdmin, Role.PressOfficer];

    private DateTimeOffset Now => time.GetUtcNow().TruncateToMilliseconds();

    public AppealTemplate TemplateOf(Appeal appeal) => policies.Current.Appeals[appeal.Kind];

    /// <exception cref="ApiException">404: none, or another school's.</exception>
    public async Task<Appeal> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        var appeal = await db.Appeals.Include(one => one.Files).SingleOrDefaultAsync(one => one.Id == id, cancellationToken) ?? throw ApiException.NotFound("appeal");
        actor.RequireAt(appeal.SchoolId, "appeal");
        return appeal;
    }

    /// <summary>A draft with all that the school's settings know.</summary>
    public async Task<Appeal> CreateAsync(Guid schoolId, AppealKind kind, CancellationToken cancellationToken)
    {
        var school = await db.Schools.SingleOrDefaultAsync(one => one.Id == schoolId, cancellationToken) ?? throw ApiException.NotFound("school");
        actor.RequireAt(school.Id, "school");
        var isChannel = kind == AppealKind.ChannelSupport;
        var appeal = new Appeal
        {
            Id = Guid.CreateVersion7(Now), SchoolId = school.Id, Kind = kind, CreatedById = actor.Id, CreatedAt = Now, ChangedAt = Now, Audience = Writers.First(role => actor.HasAt(school.Id, role)),
            Organisation = school.Name, Inn = isChannel ? school.Inn : "", PlatformId = isChannel ? school.PlatformId : "", Phone = isChannel ? school.CabinetPhone : "",
        };
        db.Appeals.Add(appeal);
        Note(appeal, "appeal.created");
        await db.SaveChangesAsync(cancellationToken);
        return appeal;
    }

    /// <summary>Stores the fields, whatever is missing yet.</summary>
    /// <exception cref="RefusedException">It has gone out already, or a field is too long.</exception>
    public async Task SaveAsync(Appeal appeal, AppealFields fields, CancellationToken cancellationToken)
    {
        RequireDraft(appeal);
        fields.RequireLengths();
        fields.PutInto(appeal);
        appeal.ChangedAt = Now;
        appeal.RemindedAt = null;
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes one file in. The same file again is there once.</summary>
    /// <exception cref="RefusedException">It has gone out already; too many or too large together; no picture and no video.</exception>
    public async Task AddFileAsync(Appeal appeal, Stream content, string name, CancellationToken cancellationToken)
    {
        RequireDraft(appeal);
        var file = await files.KeepAsync(appeal.Id, content, name, cancellationToken);
        try
        {
            await using var alone = await db.Database.BeginTransactionAsync(cancellationToken);
            await HoldDraftAsync(appeal, cancellationToken);
            if (await AddAsync(file, cancellationToken)) await alone.CommitAsync(CancellationToken.None);
        }
        catch (RefusedException)
        {
            await care.DeleteUnusedAsync(db, [file.StoragePath], cancellationToken);
            throw;
        }
    }

    // Counted while nobody else can add: a button pressed twice would attach everything twice.
    private async Task<bool> AddAsync(AppealFile file, CancellationToken cancellationToken)
    {
        var there = await db.AppealFiles.Where(one => one.AppealId == file.AppealId).Select(one => new { one.StoragePath, one.Length }).ToListAsync(cancellationToken);
        if (there.Exists(one => one.StoragePath == file.StoragePath)) return false;
        if (there.Count >= AppealFileLimits.MostFiles || there.Sum(one => one.Length) + file.Length > AppealFileLimits.MaxBytes)
        {
            throw there.Count >= AppealFileLimits.MostFiles ? new RefusedException(RefusalKind.Invalid, "AppealFilesTooMany", "files", AppealFileLimits.MostFiles.ToString(System.Globalization.CultureInfo.InvariantCulture)) : AppealFileStore.TooLarge();
        }
        // Of the appeal's list alone EF would think that a row with an id is known.
        db.AppealFiles.Add(file);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    // Writes the row without changing it: until the transaction ends nobody else does, and it is known to be a draft still.
    private async Task HoldDraftAsync(Appeal appeal, CancellationToken cancellationToken)
    {
        var held = await db.Appeals.Where(one => one.Id == appeal.Id && one.State == AppealState.Draft).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, AppealState.Draft), cancellationToken);
        if (held == 0) throw new RefusedException(RefusalKind.Conflict, "AppealGone");
    }

    /// <returns>Which file may be deleted once this is committed.</returns>
    public async Task<string> RemoveFileAsync(Appeal appeal, Guid fileId, CancellationToken cancellationToken)
    {
        RequireDraft(appeal);
        await HoldDraftAsync(appeal, cancellationToken);
        var file = appeal.Files.Find(one => one.Id == fileId) ?? throw ApiException.NotFound("file");
        db.AppealFiles.Remove(file);
        await db.SaveChangesAsync(cancellationToken);
        return file.StoragePath;
    }

    /// <exception cref="RefusedException">A part is missing, or it is sent already.</exception>
    public async Task MarkSentAsync(Appeal appeal, CancellationToken cancellationToken)
    {
        RequireDraft(appeal);
        RequireComplete(appeal);
        appeal.MarkSent(time.GetUtcNow());
        Note(appeal, "appeal.sent");
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RefusedException">It was not sent, or the answer is too long.</exception>
    public async Task MarkAnsweredAsync(Appeal appeal, string answer, CancellationToken cancellationToken)
    {
        if (appeal.State != AppealState.Sent) throw new RefusedException(RefusalKind.Conflict, "AppealNotSent");
        if (answer.Length > Appeal.LongestText) throw AppealFields.TooLong("answer", Appeal.LongestText);
        appeal.MarkAnswered(answer, time.GetUtcNow());
        Note(appeal, "appeal.answered");
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task ReopenAsync(Appeal appeal, CancellationToken cancellationToken)
    {
        if (appeal.State == AppealState.Draft) throw new RefusedException(RefusalKind.Conflict, "AppealNotSent");
        appeal.Reopen(time.GetUtcNow());
        Note(appeal, "appeal.reopened");
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <returns>Which files may be deleted once this is committed.</returns>
    public async Task<IReadOnlyList<string>> DeleteAsync(Appeal appeal, CancellationToken cancellationToken)
    {
        var paths = appeal.Files.Select(one => one.StoragePath).ToList();
        db.Appeals.Remove(appeal);
        Note(appeal, "appeal.deleted");
        await db.SaveChangesAsync(cancellationToken);
        return paths;
    }

    /// <exception cref="RefusedException">A part is missing; the sentence names each.</exception>
    public void RequireComplete(Appeal appeal)
    {
        var found = new AppealValidator(TemplateOf(appeal)).Validate(appeal);
        if (!found.IsValid) throw new RefusedException(RefusalKind.Invalid, "AppealIncomplete", found.Errors[0].PropertyName, string.Join(" ", found.Errors.Select(one => one.ErrorMessage).Distinct()));
    }

    /// <summary>What a letter is made of: all parts while it is written; later files may have been cleared away, and the words stay.</summary>
    /// <exception cref="RefusedException">A part is missing, or a file is gone from the disk.</exception>
    public void RequireLetter(Appeal appeal)
    {
        if (appeal.State == AppealState.Draft) RequireComplete(appeal);
        if (appeal.Files.Find(one => !File.Exists(files.PathOf(one))) is { } gone) throw new RefusedException(RefusalKind.Conflict, "AppealFileGone", "files", gone.Name);
    }

    public static void RequireDraft(Appeal appeal)
    {
        if (appeal.State != AppealState.Draft) throw new RefusedException(RefusalKind.Conflict, "AppealGone");
    }

    // Neither names nor telephones: the log is kept for years and read by others.
    private void Note(Appeal appeal, string action) =>
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(Now), At = Now, SchoolId = appeal.SchoolId, ActorId = actor.Id, Action = action, Details = $"{appeal.Id} {appeal.Kind}" });
}
