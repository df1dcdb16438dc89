using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Core.Posts;

/// <summary>What one school wants to say, by its authors. What came of it on each channel stands in its publications.</summary>
public sealed class Post
{
    public Guid Id { get; init; }

    public Guid SchoolId { get; init; }

    public required string Title { get; set; }

    /// <summary>Markdown.</summary>
    public required string Text { get; set; }

    /// <summary>Markdown for the gospublic alone; null means <see cref="Text"/>.</summary>
    public string? GospublicText { get; set; }

    /// <summary>Planned instant, truncated to milliseconds; null means on approval.</summary>
    public DateTimeOffset? PublishAt { get; set; }

    /// <summary>The IANA zone in which the time was chosen, so that a change of zone law can be told from a change of plan.</summary>
    public string? PublishAtZone { get; set; }

    public PhotoFallback? PhotoFallback { get; set; }

    public ReviewState Review { get; private set; }

    /// <summary>Why it was rejected.</summary>
    public string? RejectReason { get; set; }

    public string? ApprovedHash { get; private set; }

    /// <summary>Since when it waits for its approvers, or for the time that is planned now; null when it does not. Reminders count from here.</summary>
    public DateTimeOffset? ReviewAskedAt { get; private set; }

    /// <summary>How many of its reminders have passed since then.</summary>
    public int RemindersSent { get; set; }

    public Guid? ApprovedById { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Everyone who edited since the last approval.</summary>
    public List<Guid> AuthorIds { get; private set; } = [];

    /// <summary>In the order in which readers see them.</summary>
    public List<PostMedia> Media { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Bumped by every change of the post itself; the API's ETag.</summary>
    public int Version { get; set; } = 1;

    public string TextFor(Channels.ChannelKind kind) =>
        kind == Channels.ChannelKind.Gospublic && GospublicText is { Length: > 0 } own ? own : Text;

    /// <exception cref="InvalidOperationException">The move is not in <see cref="ReviewTransitions"/>.</exception>
    public void MoveTo(ReviewState next)
    {
        if (!ReviewTransitions.IsAllowed(Review, next)) throw new InvalidOperationException($"A post can't go from {Review} to {next}.");
        Review = next;
        (ReviewAskedAt, RemindersSent) = (null, 0);
        if (next != ReviewState.Approved) (ApprovedHash, ApprovedById, ApprovedAt) = (null, null, null);
    }

    /// <summary>Asks the approvers, or asks them anew.</summary>
    public void AskForReview(DateTimeOffset now)
    {
        if (Review != ReviewState.InReview) MoveTo(ReviewState.InReview);
        (ReviewAskedAt, RemindersSent) = (now.TruncateToMilliseconds(), 0);
    }

    /// <summary>Binds the approval to these exact words, files, channels and time.</summary>
    public void Approve(Guid approverId, string contentHash, DateTimeOffset now)
    {
        MoveTo(ReviewState.Approved);
        (ApprovedHash, ApprovedById, ApprovedAt) = (contentHash, approverId, now);
    }

    /// <summary>Fewer channels than were approved, and nothing else: the approval is of what is left.</summary>
    public void NarrowApproval(string contentHash) => ApprovedHash = contentHash;

    /// <summary>Notes an edit: the approval is void, and who edited since it is an author.</summary>
    /// <param name="words">False when only its time was chosen: that makes nobody a second reader of what another wrote.</param>
    public void EditedBy(Guid userId, bool blocked, DateTimeOffset now, bool words = true)
    {
        if (Review == ReviewState.Approved) AuthorIds = [];
        if (!AuthorIds.Contains(userId) && (words || AuthorIds.Count == 0)) AuthorIds = [.. AuthorIds, userId];
        UpdatedAt = now;
        switch (Review)
        {
            case ReviewState.Approved:
                if (blocked) MoveTo(ReviewState.Draft);
                else AskForReview(now);
                break;
            case ReviewState.InReview when blocked:
            case ReviewState.Rejected:
            case ReviewState.Expired:
                MoveTo(ReviewState.Draft);
                break;
        }
    }

    /// <summary>
    /// Notes that whoever looks after the channels exchanged one: the approval is void, and the words stay their authors'. Otherwise a school's only approver,
    /// who replaced the channel, could approve none of the posts that wait, and their author could.
    /// </summary>
    public void ChannelReplacedBy(Guid userId, bool blocked, DateTimeOffset now)
    {
        var authors = AuthorIds;
        EditedBy(userId, blocked, now, words: false);
        if (authors.Count > 0) AuthorIds = authors;
    }

    /// <summary>Its words come out of another post, by these people.</summary>
    public void WrittenBy(IEnumerable<Guid> authors) => AuthorIds = [.. AuthorIds.Union(authors)];

    /// <summary>True when nobody but this person had a hand in it: then they are no second pair of eyes.</summary>
    public bool IsWrittenOnlyBy(Guid userId) => AuthorIds.TrueForAll(author => author == userId);
}

public sealed class PostMedia
{
    public Guid Id { get; init; }

    public Guid PostId { get; init; }

    public Guid MediaId { get; init; }

    public int Position { get; init; }
}
