using ChannelScheduler.Core.Help;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.People;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Help;

/// <summary>What an owner does to an answer. The delivered text stays in <c>policies/help</c> and comes back at any time.</summary>
public sealed class HelpCommands(SchedulerDbContext db, HelpDesk desk, Actor actor, IValidator<HelpDraft> validator, PeopleAudit audit, TimeProvider time)
{
    /// <summary>All that the editor needs of an entry.</summary>
    /// <exception cref="ApiException">404: no such question.</exception>
    public async Task<HelpFile> OpenAsync(string id, string? region, CancellationToken cancellationToken)
    {
        var shelf = await desk.OpenAsync(region, cancellationToken);
        var (entry, delivered) = (shelf.Catalog.Find(id) ?? throw ApiException.NotFound("help"), shelf.Delivered.Find(id)!);
        var code = delivered.Region ?? "";
        var history = await db.HelpEdits.AsNoTracking().Where(one => one.EntryId == id && one.Region == code).OrderByDescending(one => one.Number).Take(HelpFile.Shown)
            .Join(db.Users, edit => edit.AuthorId, user => user.Id, (edit, user) => new { edit, user.Name }).OrderByDescending(one => one.edit.Number).ToListAsync(cancellationToken);
        return new HelpFile(entry, delivered, shelf, [.. history.Select(one => (one.edit, one.Name))]);
    }

    /// <summary>The answers are the same for every school, so only an admin of all of them changes one.</summary>
    public bool MayEdit => actor.SchoolIdsOf([Core.Schools.Role.Admin]) is null;

    /// <exception cref="ValidationException">A text is missing, too long or holds what no answer may.</exception>
    public Task CheckAsync(HelpDraft draft, CancellationToken cancellationToken)
    {
        RequireOwner();
        return validator.ValidateAndThrowAsync(draft, cancellationToken);
    }

    /// <exception cref="ValidationException">See <see cref="CheckAsync"/>.</exception>
    /// <exception cref="ApiException">403: admin of some schools only.</exception>
    public async Task SaveAsync(HelpFile file, HelpDraft draft, CancellationToken cancellationToken)
    {
        await CheckAsync(draft, cancellationToken);
        var (ru, en) = (draft.Ru.Trim(), draft.En.Trim());
        // Nothing changed is no edit: the history would tell of nothing.
        if (file.Entry.Answer.Ru == ru && file.Entry.Answer.En == en && file.Entry.AsOf == draft.AsOf && file.Entry.Until == draft.Until) return;
        await AddAsync(file, "help.edited", new HelpDraft(ru, en, draft.AsOf, draft.Until), cancellationToken);
    }

    /// <summary>Back to the delivered text.</summary>
    public async Task ResetAsync(HelpFile file, CancellationToken cancellationToken)
    {
        RequireOwner();
        if (file.Entry.Edit is not null) await AddAsync(file, "help.reset", null, cancellationToken);
    }

    private async Task AddAsync(HelpFile file, string action, HelpDraft? draft, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().TruncateToMilliseconds();
        db.HelpEdits.Add(new HelpEdit
        {
            Id = Guid.CreateVersion7(now), EntryId = file.Entry.Id, Region = file.Delivered.Region ?? "", Number = file.Number + 1, AnswerRu = draft?.Ru, AnswerEn = draft?.En, AsOf = draft?.AsOf, Until = draft?.Until,
            Delivered = HelpEdit.HashOf(file.Delivered.Answer), AuthorId = actor.Id, At = now,
        });
        audit.Add(action, (Guid?)null, file.Delivered.Region is { } region ? $"{file.Entry.Id} ({region})" : file.Entry.Id);
        await db.SaveChangesAsync(cancellationToken);
    }

    private void RequireOwner()
    {
        if (!MayEdit) throw new ApiException(StatusCodes.Status403Forbidden, "RoleNeeded");
    }
}
