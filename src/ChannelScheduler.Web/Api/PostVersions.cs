using ChannelScheduler.Core.Posts;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api;

/// <param name="By">Null when the program made it, or nobody knows.</param>
public sealed record PostVersion(PostRevision Revision, PostContent Content, string? By)
{
    public int Number => Revision.Number;
}

/// <summary>Reads a post's versions. The caller has asked already whether this person may see the post.</summary>
public sealed class PostVersions(SchedulerDbContext db)
{
    public const int PageSize = 20;

    // Fewer channels void nothing: what is left was approved with them.
    private static readonly string[] VoidNothing = ["post.cancelled", "publication.cancelled"];

    private static readonly string[] Edits = ["post.edited", "post.corrected", "post.rescheduled", "post.renewed"];

    /// <summary>Newest first, each with the version before it.</summary>
    /// <param name="before">A version's number; null begins with the newest.</param>
    /// <returns>The page, and the number before which the next one begins; null after the last.</returns>
    public async Task<(IReadOnlyList<(PostVersion Version, PostVersion? Before)> Page, int? Next)> ListAsync(Guid postId, int? before, CancellationToken cancellationToken)
    {
        var end = before ?? int.MaxValue;
        var rows = await ReadAsync(db.PostRevisions.Where(one => one.PostId == postId && one.Number < end).OrderByDescending(one => one.Number).Take(PageSize + 1), cancellationToken);
        var page = rows.Take(PageSize).Select((one, index) => (one, index + 1 < rows.Count ? rows[index + 1] : null)).ToList();
        return (page, rows.Count > PageSize ? page[^1].one.Number : null);
    }

    /// <returns>Null when the post has no such version.</returns>
    public async Task<PostVersion?> FindAsync(Guid postId, int number, CancellationToken cancellationToken) =>
        (await ReadAsync(db.PostRevisions.Where(one => one.PostId == postId && one.Number == number), cancellationToken)).SingleOrDefault();

    /// <summary>The edit that made an approval void, and how many came after it.</summary>
    /// <returns>Null when none did.</returns>
    public async Task<VoidingEdit?> FindVoidingAsync(ApprovedRevision approved, CancellationToken cancellationToken)
    {
        var all = db.PostRevisions.Where(one => one.PostId == approved.PostId);
        var number = await all.Where(one => one.ContentHash == approved.ContentHash && one.At <= approved.ApprovedAt).Select(one => (int?)one.Number).MaxAsync(cancellationToken)
            ?? await all.Where(one => one.At <= approved.ApprovedAt).Select(one => (int?)one.Number).MaxAsync(cancellationToken) ?? 0;
        var later = all.Where(one => one.Number > number && !VoidNothing.Contains(one.Action));
        var first = (await ReadAsync(later.OrderBy(one => one.Number).Take(1), cancellationToken)).SingleOrDefault();
        if (first is null) return await FindEmptyEditAsync(approved, cancellationToken);
        var then = number == 0 ? null : await FindAsync(approved.PostId, number, cancellationToken);
        return new VoidingEdit(first.Revision.At, first.By, first.Revision.Action, first, then, await later.CountAsync(cancellationToken));
    }

    // Saved without a change it is no new version; whoever saved it took the approval back all the same.
    private async Task<VoidingEdit?> FindEmptyEditAsync(ApprovedRevision approved, CancellationToken cancellationToken)
    {
        var entry = await db.Audit.AsNoTracking().Where(one => one.PostId == approved.PostId && one.At > approved.ApprovedAt && Edits.Contains(one.Action)).OrderBy(one => one.At).FirstOrDefaultAsync(cancellationToken);
        if (entry is null) return null;
        var by = await db.Users.Where(one => one.Id == entry.ActorId).Select(one => one.Name).SingleOrDefaultAsync(cancellationToken);
        return new VoidingEdit(entry.At, by, entry.Action, null, null, 1);
    }

    private async Task<List<PostVersion>> ReadAsync(IQueryable<PostRevision> query, CancellationToken cancellationToken)
    {
        var rows = await query.AsNoTracking().ToListAsync(cancellationToken);
        if (rows.Count == 0) return [];
        var postId = rows[0].PostId;
        var hashes = rows.SelectMany(one => new[] { one.TextHash, one.GospublicHash }).OfType<string>().Distinct().ToList();
        var texts = await db.RevisionTexts.AsNoTracking().Where(one => one.PostId == postId && hashes.Contains(one.Hash)).ToDictionaryAsync(one => one.Hash, one => one.Text, cancellationToken);
        var ids = rows.Select(one => one.ById).OfType<Guid>().Distinct().ToList();
        var people = await db.Users.AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        return [.. rows.Select(one => new PostVersion(
            one,
            new PostContent(one.Title, texts[one.TextHash], one.GospublicHash is { } own ? texts[own] : null, one.PublishAt, one.PhotoFallback, one.Pictures, one.Channels, one.ContentHash),
            one.ById is { } by ? people.GetValueOrDefault(by) : null))];
    }
}

/// <param name="By">Null when the program did it, or nobody knows.</param>
/// <param name="Version">What it made of the post; null when it was saved without a change.</param>
/// <param name="Approved">What the approval was of; null when it is older than the history.</param>
/// <param name="Count">How many edits there were since, this one included.</param>
public sealed record VoidingEdit(DateTimeOffset At, string? By, string Action, PostVersion? Version, PostVersion? Approved, int Count);
