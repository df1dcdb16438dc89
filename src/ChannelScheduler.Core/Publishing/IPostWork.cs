using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Publishing;

/// <summary>
/// One post with everything that hangs on it, read at one moment. Changes, their audit rows and their notifications are committed together or not at all.
/// </summary>
public interface IPostWork : IAsyncDisposable
{
    School School { get; }

    Post Post { get; }

    IReadOnlyList<Publication> Publications { get; }

    IReadOnlyDictionary<Guid, Channel> Channels { get; }

    IReadOnlyDictionary<Guid, MediaFile> Media { get; }

    /// <summary>Oldest first.</summary>
    IReadOnlyList<PublicationAttempt> Attempts { get; }

    void Add(PublicationAttempt attempt);

    /// <summary>Replaces the post's pictures, in this order.</summary>
    void ReplaceMedia(IReadOnlyList<MediaFile> media);

    /// <summary>
    /// Makes the publications fit the chosen channels: new ones are planned, one that never tried anything is removed, one with a history is cancelled.
    /// </summary>
    void ReplaceChannels(IReadOnlyList<Channel> channels);

    /// <summary>Warnings that somebody answers for, those whose time is over included.</summary>
    IReadOnlyList<Waiver> Waivers { get; }

    void Add(Waiver waiver);

    void Remove(Waiver waiver);

    void Add(ApprovedRevision revision);

    void Add(AuditEntry entry);

    void Add(Notification notification);

    /// <returns>False when somebody else changed one of the rows first: nothing was written, and this work is over.</returns>
    Task<bool> TryCommitAsync(CancellationToken cancellationToken);
}

public static class PostWork
{
    public static Publication Publication(this IPostWork work, Guid id) => work.Publications.Single(publication => publication.Id == id);

    public static Publication? PredecessorOf(this IPostWork work, Publication publication) =>
        publication.PredecessorId is { } id ? work.Publications.Single(other => other.Id == id) : null;

    /// <summary>In the order in which they go out.</summary>
    public static IEnumerable<Publication> LeaderFirst(this IPostWork work) => work.Publications.OrderBy(one => one.PredecessorId is not null).ThenBy(one => one.Kind);

    public static IEnumerable<Publication> FollowersOf(this IPostWork work, Publication publication) =>
        work.Publications.Where(other => other.PredecessorId == publication.Id);

    /// <summary>Readers can see something of it: from here on its words change by a correction only.</summary>
    public static bool IsOut(this IPostWork work) => work.Publications.Any(one => one.Status == PublicationStatus.Published);

    /// <summary>The hash of what would go out now. A channel that was given up is no part of it: chosen again, it asks for a new approval.</summary>
    public static string CurrentHash(this IPostWork work) => ContentHash.Compute(
        work.Post, work.Publications.Where(one => one.Status != PublicationStatus.Cancelled).Select(one => work.Channels[one.ChannelId]), work.Media);

    /// <summary>Gives up some channels. What is left was approved with them, so the approval of it stands.</summary>
    public static void GiveUp(this IPostWork work, IEnumerable<Publication> publications)
    {
        var isApproved = work.Post.Review == ReviewState.Approved && work.Post.ApprovedHash == work.CurrentHash();
        foreach (var publication in publications) publication.MoveTo(PublicationStatus.Cancelled);
        if (isApproved) work.Post.NarrowApproval(work.CurrentHash());
    }

    public static void Audit(this IPostWork work, string action, DateTimeOffset now, Guid? actorId = null, Publication? publication = null, string? details = null) =>
        work.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now.TruncateToMilliseconds(),
            SchoolId = work.School.Id,
            ActorId = actorId,
            Action = action,
            PostId = work.Post.Id,
            PublicationId = publication?.Id,
            ChannelId = publication?.ChannelId,
            Details = details,
        });

    /// <summary>Tells the people of a role; the message's first value is always the post's title, the second the channel's name.</summary>
    public static void Notify(this IPostWork work, Role audience, string code, DateTimeOffset now, Publication? publication = null, params string[] values) =>
        work.Add(Message(work, audience, toSubstitutes: false, code, now, publication, values));

    /// <summary>Tells those alone who stand in for the people of a role.</summary>
    public static void NotifySubstitutes(this IPostWork work, Role audience, string code, DateTimeOffset now, params string[] values) =>
        work.Add(Message(work, audience, toSubstitutes: true, code, now, null, values));

    /// <summary>After a publication moved: its followers are brought in line, and who has to know of a hold is told.</summary>
    public static void AlignFollowers(this IPostWork work, Publication publication, PublishingOptions options, DateTimeOffset now)
    {
        foreach (var follower in work.FollowersOf(publication).Where(one => PublicationPlan.Follow(one, publication, work.School, options)))
        {
            var onHold = follower.Status == PublicationStatus.OnHold;
            work.Audit(onHold ? "publication.on-hold" : "publication.planned", now, publication: follower, details: follower.Reason?.ToString() ?? follower.DueAt?.ToString("O", CultureInfo.InvariantCulture));
            if (onHold) work.Notify(Role.ContentAdmin, "NotifyOnHold", now, follower);
        }
    }

    private static Notification Message(IPostWork work, Role audience, bool toSubstitutes, string code, DateTimeOffset now, Publication? publication, string[] values) => new()
    {
        Id = Guid.CreateVersion7(now),
        CreatedAt = now.TruncateToMilliseconds(),
        SchoolId = work.School.Id,
        Audience = audience,
        ToSubstitutes = toSubstitutes,
        Message = new Reason(code, [work.Post.Title, publication is null ? "" : work.Channels[publication.ChannelId].Name, .. values]),
        PostId = work.Post.Id,
        PublicationId = publication?.Id,
        ChannelId = publication?.ChannelId,
    };
}
