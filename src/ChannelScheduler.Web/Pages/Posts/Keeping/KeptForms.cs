using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace ChannelScheduler.Web.Pages.Posts.Keeping;

/// <summary>The caller's own kept typing: nobody else's is ever read, and none of a school where the caller may not write any more.</summary>
public sealed class KeptForms(SchedulerDbContext db, ISecretProtector secrets, Actor actor, TimeProvider time)
{
    /// <summary>What a page says of words that were put back.</summary>
    public const string Shown = "KeptShown";

    private const string Query = "kept";

    private static readonly Role[] Writers = [Role.PressOfficer, Role.ContentAdmin];

    private IReadOnlyList<KeptWriting>? _mine;

    /// <summary>Newest first; at most <see cref="KeptForm.MostPerPerson"/>.</summary>
    public async Task<IReadOnlyList<KeptWriting>> MineAsync(CancellationToken cancellationToken)
    {
        if (_mine is not null) return _mine;
        if (!actor.HasAny(Writers)) return _mine = [];
        var (me, oldest) = (actor.Id, time.GetUtcNow() - KeptForm.KeptFor);
        var rows = (await db.KeptForms.AsNoTracking().Where(one => one.UserId == me && one.UpdatedAt >= oldest).OrderByDescending(one => one.UpdatedAt).ToListAsync(cancellationToken))
            .Where(one => actor.HasAt(one.SchoolId, Writers)).ToList();
        if (rows.Count == 0) return _mine = [];
        var schools = rows.Select(one => one.SchoolId).Distinct().ToList();
        var (posts, series) = (rows.Select(one => one.PostId).OfType<Guid>().ToList(), rows.Select(one => one.SeriesId).OfType<Guid>().ToList());
        var named = await db.Schools.AsNoTracking().Where(one => schools.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellationToken);
        var versions = await db.Posts.Where(one => posts.Contains(one.Id)).Select(one => new { one.Id, one.Version }).Concat(db.Series.Where(one => series.Contains(one.Id)).Select(one => new { one.Id, one.Version }))
            .ToDictionaryAsync(one => one.Id, one => one.Version, cancellationToken);
        return _mine = [.. rows.Select(row => new KeptWriting(row, WritingForm.Parse(row.Form)!, named[row.SchoolId], FieldsOf(row), (row.PostId ?? row.SeriesId) is { } id && versions.GetValueOrDefault(id) != row.Basis))];
    }

    /// <summary>Puts kept words back into their form, when the address of the page asks for it and nobody changed meanwhile what it writes of.</summary>
    /// <param name="action">Where the form is sent to.</param>
    public async Task PutBackAsync(HttpContext http, FormState state, WritingKind kind, Guid? of, string action)
    {
        if (state.Action is not null || !Guid.TryParse(http.Request.Query[Query], out var id)) return;
        var kept = (await MineAsync(http.RequestAborted)).FirstOrDefault(one => one.Row.Id == id && one.Form.Kind == kind && (of is null || one.Form.Id == of));
        if (kept is null || kept.Fields.Count == 0 || (kept.IsChanged && !KeptWriting.IsWanted(http.Request))) return;
        var fields = kept.Fields.GroupBy(field => field.Key, field => field.Value).ToDictionary(field => field.Key, field => new StringValues([.. field]));
        fields["schoolId"] = kept.School.Id.ToString();
        fields[PageForm.KeptField] = id.ToString();
        state.Take(new FormCollection(fields));
        state.ShowAgain(action, Shown);
    }

    /// <summary>The address asks for words that are not there any more, or not for this person.</summary>
    public async Task<bool> IsGoneAsync(HttpContext http) =>
        Guid.TryParse(http.Request.Query[Query], out var id) && !(await MineAsync(http.RequestAborted)).Any(one => one.Row.Id == id);

    /// <summary>Keeps what stands in a form now. In a transaction of its own: no other may be open.</summary>
    /// <exception cref="ApiException">404: not the caller's, or no such post. 409: another page went on with it. 410: stored or deleted meanwhile. 413 and 422: not to be kept.</exception>
    public async Task<KeptForm> KeepAsync(KeepRequest request, CancellationToken cancellationToken)
    {
        KeptFields.Require(request.Fields);
        var school = await SchoolOfAsync(request.Form, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = await db.KeptForms.SingleOrDefaultAsync(one => one.Id == request.Id, cancellationToken);
        if (row is null) db.KeptForms.Add(row = await NewAsync(request, cancellationToken));
        else if (row.UserId != actor.Id) throw ApiException.NotFound("kept");
        else if (row.Page != request.Page && row.Version != request.Version) throw new ApiException(StatusCodes.Status409Conflict, "KeptElsewhere");
        (row.SchoolId, row.Form, row.Basis, row.Page) = (school, request.Form.ToString(), request.Basis, request.Page);
        row.PostId = request.Form.Kind is WritingKind.Edit or WritingKind.Correction ? request.Form.Id : null;
        row.SeriesId = request.Form.Kind is WritingKind.Series ? request.Form.Id : null;
        row.Fields = secrets.Protect(request.Fields);
        row.UpdatedAt = time.GetUtcNow().TruncateToMilliseconds();
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return row;
    }

    /// <summary>Whether it is there or not: pressed on two devices it is gone all the same.</summary>
    public Task DiscardAsync(Guid id, CancellationToken cancellationToken)
    {
        var me = actor.Id;
        return db.KeptForms.Where(one => one.Id == id && one.UserId == me).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<KeptForm> NewAsync(KeepRequest request, CancellationToken cancellationToken)
    {
        var me = actor.Id;
        // A request that was overtaken by the form itself must not leave behind what was stored a moment ago.
        var isStored = await db.IdempotencyRecords.AnyAsync(one => one.PrincipalId == me && one.Key == request.Once, cancellationToken);
        if (isStored || request.Version > 0) throw new ApiException(StatusCodes.Status410Gone, "KeptGone");
        if (await db.KeptForms.CountAsync(one => one.UserId == me, cancellationToken) >= KeptForm.MostPerPerson) throw ApiException.Invalid("KeptTooMany", "fields", KeptForm.MostPerPerson);
        return new KeptForm { Id = request.Id, UserId = me, Form = "", Fields = "", Page = "" };
    }

    private async Task<Guid> SchoolOfAsync(WritingForm form, CancellationToken cancellationToken)
    {
        var (what, schools) = form.Kind switch
        {
            WritingKind.NewPost or WritingKind.NewSeries => ("school", db.Schools.Where(one => one.Id == form.Id).Select(one => one.Id)),
            WritingKind.Series => ("series", db.Series.Where(one => one.Id == form.Id).Select(one => one.SchoolId)),
            _ => ("post", db.Posts.Where(one => one.Id == form.Id).Select(one => one.SchoolId)),
        };
        var found = await schools.ToListAsync(cancellationToken);
        if (found.Count == 0) throw ApiException.NotFound(what);
        actor.RequireAt(found[0], what);
        return found[0];
    }

    private IReadOnlyList<KeyValuePair<string, string>> FieldsOf(KeptForm row)
    {
        try
        {
            return KeptFields.Parse(secrets.Unprotect(row.Fields)) ?? [];
        }
        catch (SecretUnreadableException)
        {
            // A data folder that came here without its keys: whoever still has the words in a browser writes over it.
            return [];
        }
    }
}
