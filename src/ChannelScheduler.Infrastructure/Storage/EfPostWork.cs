using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>One post's rows, tracked by one context.</summary>
public sealed class EfPostWork : IPostWork
{
    private readonly SchedulerDbContext _db;
    private readonly bool _ownsContext;
    private readonly List<PublicationAttempt> _attempts;
    private readonly List<Publication> _publications;
    private readonly Dictionary<Guid, Channel> _channels;
    private readonly Dictionary<Guid, MediaFile> _media;
    private readonly List<Waiver> _waivers;
    private readonly TimeProvider _time;

    private EfPostWork(SchedulerDbContext db, bool ownsContext, School school, Post post, List<Publication> publications,
        Dictionary<Guid, Channel> channels, Dictionary<Guid, MediaFile> media, List<PublicationAttempt> attempts, List<Waiver> waivers, SchoolFeed feed, TimeProvider time)
    {
        (_db, _ownsContext, _time) = (db, ownsContext, time);
        (_attempts, _publications, _channels, _media) = (attempts, publications, channels, media);
        _waivers = waivers;
        (School, Post, Feed) = (school, post, feed);
    }

    public School School { get; }

    public Post Post { get; }

    public IReadOnlyList<Publication> Publications => _publications;

    public IReadOnlyDictionary<Guid, Channel> Channels => _channels;

    public IReadOnlyDictionary<Guid, MediaFile> Media => _media;

    public IReadOnlyList<PublicationAttempt> Attempts => _attempts;

    public IReadOnlyList<Waiver> Waivers => _waivers;

    public SchoolFeed Feed { get; }

    /// <param name="ownsContext">False when the context, and its transaction, belong to a request.</param>
    public static async Task<EfPostWork?> OpenAsync(SchedulerDbContext db, Guid postId, bool ownsContext, TimeProvider time, CancellationToken cancellationToken)
    {
        // Publications first: an edit changes them too, so a claim under the version read here can't carry an older text than theirs.
        var publications = await db.Publications.Where(one => one.PostId == postId).ToListAsync(cancellationToken);
        // MAX first, as it goes out: the column holds the kind's name, by which VK would come first.
        publications = [.. publications.OrderBy(one => one.Kind)];
        var post = await db.Posts.Include(one => one.Media).SingleOrDefaultAsync(one => one.Id == postId, cancellationToken);
        if (post is null) return null;
        var school = await db.Schools.SingleAsync(one => one.Id == post.SchoolId, cancellationToken);
        var channelIds = publications.Select(one => one.ChannelId).ToList();
        var channels = await db.Channels.Include(one => one.Tokens).Where(one => channelIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellationToken);
        var mediaIds = post.Media.Select(item => item.MediaId).ToList();
        var media = await db.Media.Where(one => mediaIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellationToken);
        var ids = publications.Select(one => one.Id).ToList();
        var attempts = await db.Attempts.Where(one => ids.Contains(one.PublicationId)).OrderBy(one => one.StartedAt).ThenBy(one => one.Number).ToListAsync(cancellationToken);
        var waivers = await db.Waivers.Where(one => one.PostId == postId).OrderBy(one => one.GivenAt).ToListAsync(cancellationToken);
        // Nobody asks of a post that is out what else goes out beside it.
        var feed = publications.Exists(one => one.Status == PublicationStatus.Published)
            ? SchoolFeed.Empty
            : await SchoolFeeds.ReadAsync(db, post.SchoolId, post.Id, time.GetUtcNow(), post.PublishAt, cancellationToken);
        var work = new EfPostWork(db, ownsContext, school, post, publications, channels, media, attempts, waivers, feed, time);
        db.KeepVersionsOf(work, PostContent.Of(work));
        return work;
    }

    /// <summary>A new post of this school, with no publications yet.</summary>
    public static async Task<EfPostWork> CreateAsync(SchedulerDbContext db, School school, Post post, TimeProvider time, CancellationToken cancellationToken)
    {
        var feed = await SchoolFeeds.ReadAsync(db, school.Id, post.Id, time.GetUtcNow(), post.PublishAt, cancellationToken);
        db.Posts.Add(post);
        var work = new EfPostWork(db, ownsContext: false, school, post, [], [], [], [], [], feed, time);
        db.KeepVersionsOf(work, stored: null);
        return work;
    }

    public void ReplaceMedia(IReadOnlyList<MediaFile> media)
    {
        Post.Media.Clear();
        for (var position = 0; position < media.Count; position++)
        {
            Post.Media.Add(new PostMedia { Id = Guid.CreateVersion7(_time.GetUtcNow()), PostId = Post.Id, MediaId = media[position].Id, Position = position });
            _media[media[position].Id] = media[position];
        }
        // New children with a key of their own would pass for known rows.
        foreach (var item in Post.Media) _db.Entry(item).State = EntityState.Added;
    }

    public void ReplaceChannels(IReadOnlyList<Channel> channels)
    {
        foreach (var channel in channels)
        {
            _channels[channel.Id] = channel;
            var known = _publications.Find(one => one.ChannelId == channel.Id);
            if (known is { Status: PublicationStatus.Cancelled }) known.MoveTo(PublicationStatus.Planned);
            if (known is not null) continue;
            var added = PublicationPlan.Create(School.Id, Post.Id, channel, _time.GetUtcNow());
            _db.Publications.Add(added);
            _publications.Add(added);
        }
        foreach (var gone in _publications.Where(one => !channels.Any(channel => channel.Id == one.ChannelId)).ToList()) Drop(gone);
        PublicationPlan.Chain(_publications, Post.PublishAt);
    }

    // The post's report is another, though none of its columns need be.
    private void NewVersion() => _db.Entry(Post).Property(one => one.UpdatedAt).IsModified = true;

    private void Drop(Publication publication)
    {
        if (_attempts.Exists(attempt => attempt.PublicationId == publication.Id))
        {
            if (publication.Status != PublicationStatus.Cancelled) publication.MoveTo(PublicationStatus.Cancelled);
            return;
        }
        _db.Publications.Remove(publication);
        _publications.Remove(publication);
    }

    public void Add(PublicationAttempt attempt)
    {
        _db.Attempts.Add(attempt);
        _attempts.Add(attempt);
    }

    public void Add(Waiver waiver)
    {
        _db.Waivers.Add(waiver);
        _waivers.Add(waiver);
        NewVersion();
    }

    public void Remove(Waiver waiver)
    {
        _db.Waivers.Remove(waiver);
        _waivers.Remove(waiver);
        NewVersion();
    }

    public void Add(ApprovedRevision revision) => _db.ApprovedRevisions.Add(revision);

    public void Add(AuditEntry entry) => _db.Audit.Add(entry);

    public void Add(Notification notification) => _db.Notifications.Add(notification);

    public async Task<bool> TryCommitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => _ownsContext ? _db.DisposeAsync() : ValueTask.CompletedTask;
}
