using ChannelScheduler.Core.Posts;

namespace ChannelScheduler.Core.Publishing;

// What people say about what they saw or did in the channel itself.
public sealed partial class PublicationCommands
{
    // Clocks differ by a little; what was published before the approval is another post.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    /// <summary>A person says that the post is there, with its address.</summary>
    /// <param name="publishedAt">Asked for where the address does not carry the time (VK).</param>
    public void ResolvePublished(IPostWork work, Publication publication, Guid actorId, string? url, DateTimeOffset? publishedAt)
    {
        if (!PublicationTransitions.IsAllowed(publication.Status, PublicationStatus.Published) || publication.Status == PublicationStatus.Publishing) throw Conflict("ResolveNotPossible");
        var channel = work.Channels[publication.ChannelId];
        if (!PostLink.TryParse(url, out var link)) throw new RefusedException(RefusalKind.Invalid, "LinkUnreadable", "url");
        if (!link.BelongsTo(channel)) throw new RefusedException(RefusalKind.Invalid, "LinkOtherChannel", "url", channel.Name);
        var now = time.GetUtcNow();
        var at = link.Timestamp ?? publishedAt ?? throw new RefusedException(RefusalKind.Invalid, "PublishedAtNeeded", "publishedAt");
        var earliest = work.Attempts.LastOrDefault(one => one.PublicationId == publication.Id)?.StartedAt ?? work.Post.ApprovedAt;
        if (at < earliest - ClockTolerance) throw new RefusedException(RefusalKind.Invalid, "PublishedAtBefore", link.Timestamp is null ? "publishedAt" : "url");
        if (at > now + TimeSpan.FromMinutes(5)) throw new RefusedException(RefusalKind.Invalid, "PublishedAtFuture", "publishedAt");
        settlement.Published(work, publication, link.ExternalIdIn(channel), url!.Trim(), at, at, now, new Reason("PublishedByHand"));
        work.Audit("publication.resolved", now, actorId, publication, url);
    }

    /// <summary>A person says that it is not there: it may be sent again, by choice.</summary>
    public void ResolveNotPublished(IPostWork work, Publication publication, Guid actorId)
    {
        if (publication.Status is not (PublicationStatus.InDoubt or PublicationStatus.AwaitingHand) && !publication.MayStandByHand()) throw Conflict("ResolveNotPossible");
        var now = time.GetUtcNow();
        // The request could still be on its way: "not there" is an answer only after its deadline.
        var deadline = work.Attempts.LastOrDefault(one => one.PublicationId == publication.Id)?.SendDeadline;
        if (publication.Status == PublicationStatus.InDoubt && now <= deadline) throw Conflict("ResolveTooEarly");
        publication.MoveTo(PublicationStatus.Failed, new Reason("FailedNotThere"));
        work.AlignFollowers(publication, options, now);
        work.Audit("publication.resolved-absent", now, actorId, publication);
    }

    /// <summary>A person corrected or deleted in the channel what the program was to, or could not.</summary>
    /// <exception cref="RefusedException">Nobody was asked to, or the correction itself is not approved any more.</exception>
    public void DoneByHand(IPostWork work, Publication publication, Guid actorId)
    {
        var asked = publication.PendingHand() ?? throw Conflict("DoneByHandNotAsked");
        var now = time.GetUtcNow();
        if (asked == AttemptKind.Edit)
        {
            RequireApproved(work);
            // The message is one of the program's own: from here on it is compared with the words that the person put there.
            if (work.MayStand(publication).Count > 0) work.Add(HandEdit(work, publication, now));
        }
        else if (publication.Status == PublicationStatus.Published)
        {
            publication.MoveTo(PublicationStatus.Withdrawn);
            work.AlignFollowers(publication, options, now);
        }
        publication.DoneByHand();
        work.Audit(asked == AttemptKind.Edit ? "publication.corrected-by-hand" : "publication.deleted-by-hand", now, actorId, publication);
    }

    private static PublicationAttempt HandEdit(IPostWork work, Publication publication, DateTimeOffset now)
    {
        publication.AttemptCount++;
        var message = MessageComposer.Render(work, publication);
        return new PublicationAttempt
        {
            Id = Guid.CreateVersion7(now),
            PublicationId = publication.Id,
            SchoolId = publication.SchoolId,
            Number = publication.AttemptCount,
            Kind = AttemptKind.Edit,
            State = AttemptState.Accepted,
            ContentHash = work.CurrentHash(),
            Body = message.Body,
            PlainText = message.PlainText,
            StartedAt = now.TruncateToMilliseconds(),
            FinishedAt = now.TruncateToMilliseconds(),
            ErrorCode = "by-hand",
        };
    }
}
