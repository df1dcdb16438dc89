using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>
/// Keeps every version of a post: before each save, what changed in the posts that this context opened becomes a revision in the same transaction, whichever
/// command changed it. A save that changes nothing of the content leaves none.
/// </summary>
internal sealed class RevisionKeeper(SchedulerDbContext db)
{
    // What an edit is called in the trail: the first of these that was written with it says it best.
    private static readonly string[] Edits =
    [
        "post.restored", "post.fixed", "post.split", "post.split-from", "post.corrected", "post.channel-replaced", "post.renewed", "post.edited", "post.rescheduled", "post.cancelled", "publication.cancelled",
    ];

    private readonly Dictionary<Guid, (EfPostWork Work, PostContent? Stored)> _open = [];

    /// <param name="stored">What the database has of it; null for a new post.</param>
    public void Watch(EfPostWork work, PostContent? stored)
    {
        // Opened twice with one context, it was read from the database once.
        if (_open.TryGetValue(work.Post.Id, out var known) && ReferenceEquals(known.Work.Post, work.Post)) stored = known.Stored;
        _open[work.Post.Id] = (work, stored);
    }

    public async Task RecordAsync(CancellationToken cancellationToken)
    {
        foreach (var (postId, (work, stored)) in _open.ToList())
        {
            if (db.Entry(work.Post).State is EntityState.Detached or EntityState.Deleted)
            {
                // Refused and cleared, or deleted: nothing of it will be stored.
                _open.Remove(postId);
                continue;
            }
            var content = PostContent.Of(work);
            if (content.Hash == stored?.Hash) continue;
            await RecordAsync(work, stored, content, cancellationToken);
            _open[postId] = (work, content);
        }
    }

    private async Task RecordAsync(EfPostWork work, PostContent? stored, PostContent content, CancellationToken cancellationToken)
    {
        var post = work.Post;
        var last = await db.PostRevisions.Where(one => one.PostId == post.Id).OrderByDescending(one => one.Number).Select(one => new { one.Number, one.ContentHash }).FirstOrDefaultAsync(cancellationToken);
        if (last?.ContentHash == content.Hash) return;
        var number = last?.Number ?? 0;
        if (last is null && stored is not null)
        {
            var found = db.Entry(post).Property(one => one.UpdatedAt).OriginalValue;
            await AddAsync(PostRevision.Of(post.Id, ++number, stored, found, null, PostRevision.FoundAction), stored, cancellationToken);
        }
        var (action, actorId, at) = CauseOf(post);
        await AddAsync(PostRevision.Of(post.Id, number + 1, content, at, actorId, action), content, cancellationToken);
    }

    private async Task AddAsync(PostRevision revision, PostContent content, CancellationToken cancellationToken)
    {
        await KeepAsync(revision.PostId, revision.TextHash, content.Text, cancellationToken);
        if (revision.GospublicHash is { } own) await KeepAsync(revision.PostId, own, content.GospublicText!, cancellationToken);
        db.PostRevisions.Add(revision);
    }

    private async Task KeepAsync(Guid postId, string hash, string text, CancellationToken cancellationToken)
    {
        if (await db.RevisionTexts.FindAsync([postId, hash], cancellationToken) is null) db.RevisionTexts.Add(new RevisionText { PostId = postId, Hash = hash, Text = text });
    }

    private (string Action, Guid? ActorId, DateTimeOffset At) CauseOf(Post post)
    {
        var written = db.ChangeTracker.Entries<AuditEntry>().Where(entry => entry.State == EntityState.Added && entry.Entity.PostId == post.Id).Select(entry => entry.Entity).ToList();
        var cause = Edits.Select(action => written.Find(entry => entry.Action == action)).FirstOrDefault(entry => entry is not null);
        return cause is null ? ("post.edited", written.Select(entry => entry.ActorId).FirstOrDefault(id => id is not null), post.UpdatedAt) : (cause.Action, cause.ActorId, cause.At);
    }
}
