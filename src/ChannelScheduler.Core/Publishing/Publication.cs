using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Publishing;

/// <summary>One post to one channel; it owns the state of the delivery. Instants are UTC, truncated to milliseconds.</summary>
public sealed partial class Publication
{
    public Guid Id { get; init; }

    public Guid SchoolId { get; init; }

    public Guid PostId { get; init; }

    public Guid ChannelId { get; init; }

    public ChannelKind Kind { get; init; }

    /// <summary>The publication that has to be out first, null for one that leads or stands alone.</summary>
    public Guid? PredecessorId { get; set; }

    public PublicationStatus Status { get; private set; }

    public HoldCause? HoldCause { get; private set; }

    public Reason? Reason { get; private set; }

    /// <summary>When it should go out. Staleness is judged by it, so a retry does not move it; a person does.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Not before this: the next try, or the next read-back while in doubt.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary><see cref="NextAttemptAt"/>, else <see cref="DueAt"/>: one indexed column to ask for what is due.</summary>
    public DateTimeOffset? ReadyAt { get; private set; }

    /// <summary>Handed to the queue; not handed over again before this.</summary>
    public DateTimeOffset? QueuedUntil { get; set; }

    public Guid? LeaseToken { get; private set; }

    public DateTimeOffset? LeaseUntil { get; private set; }

    public string? ExternalId { get; private set; }

    public string? Url { get; private set; }

    /// <summary>The network's own time of the post.</summary>
    public DateTimeOffset? NetworkTimestamp { get; private set; }

    /// <summary>Our own time of the send that the network took.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    public int AttemptCount { get; set; }

    /// <summary>Successful reads, since the last send, that did not find it.</summary>
    public int AbsentReads { get; set; }

    public DateTimeOffset? LastAbsentAt { get; set; }

    /// <summary>It was proved absent once and sent again; a second doubt waits for a person.</summary>
    public bool ResentAfterDoubt { get; set; }

    /// <summary>A content admin let it go earlier than the rule; the reason is in the audit, too.</summary>
    public bool Released { get; set; }

    /// <summary>Why, in the content admin's words. Means something while <see cref="Released"/> is true.</summary>
    public string? ReleaseReason { get; set; }

    /// <summary>A person has seen that the MAX post was deleted or changed by hand, and lets this one go all the same.</summary>
    public bool DespiteMax { get; set; }

    /// <summary>Optimistic lock: every save asks for the version that was read.</summary>
    public int Version { get; set; } = 1;

    public DateTimeOffset? PublishedAt => NetworkTimestamp ?? SentAt;

    /// <summary>What the delay of a follower counts from: the later of the network's time and ours.</summary>
    public DateTimeOffset? ConfirmedAt => NetworkTimestamp > SentAt ? NetworkTimestamp : SentAt ?? NetworkTimestamp;

    public bool IsClaimable(DateTimeOffset now) =>
        Status is PublicationStatus.Scheduled or PublicationStatus.Retrying && ReadyAt <= now && !(LeaseUntil > now);

    /// <exception cref="InvalidOperationException">The move is not in <see cref="PublicationTransitions"/>.</exception>
    public void MoveTo(PublicationStatus next, Reason? reason = null)
    {
        if (!PublicationTransitions.IsAllowed(Status, next)) throw new InvalidOperationException($"A publication can't go from {Status} to {next}.");
        Status = next;
        Reason = reason;
        HoldCause = null;
        (QueuedUntil, RemindHandAt) = (null, null);
        if (next != PublicationStatus.Publishing) (LeaseToken, LeaseUntil) = (null, null);
        if (next is not (PublicationStatus.Retrying or PublicationStatus.InDoubt)) WaitUntil(null);
    }

    public void Hold(HoldCause cause, Reason reason)
    {
        MoveTo(PublicationStatus.OnHold, reason);
        HoldCause = cause;
    }

    public void SetDue(DateTimeOffset? dueAt)
    {
        DueAt = dueAt?.TruncateToMilliseconds();
        ReadyAt = NextAttemptAt ?? DueAt;
    }

    public void WaitUntil(DateTimeOffset? instant)
    {
        NextAttemptAt = instant?.TruncateToMilliseconds();
        ReadyAt = NextAttemptAt ?? DueAt;
    }

    public void Claim(Guid leaseToken, DateTimeOffset leaseUntil)
    {
        MoveTo(PublicationStatus.Publishing);
        (LeaseToken, LeaseUntil) = (leaseToken, leaseUntil.TruncateToMilliseconds());
    }

    /// <summary>Stays in doubt, and is not read back any more by itself.</summary>
    public void AskPerson(Reason reason)
    {
        Reason = reason;
        (NextAttemptAt, ReadyAt) = (null, null);
    }

    public void ExtendLease(DateTimeOffset leaseUntil) => LeaseUntil = leaseUntil.TruncateToMilliseconds();

    public void MarkPublished(string? externalId, string? url, DateTimeOffset? networkTimestamp, DateTimeOffset sentAt, Reason? reason = null)
    {
        MoveTo(PublicationStatus.Published, reason);
        (ExternalId, Url) = (externalId, url);
        (NetworkTimestamp, SentAt) = (networkTimestamp?.TruncateToMilliseconds(), sentAt.TruncateToMilliseconds());
    }
}

public static class Instants
{
    /// <summary>Stored instants are whole milliseconds; truncating at creation keeps what is compared equal to what is stored.</summary>
    public static DateTimeOffset TruncateToMilliseconds(this DateTimeOffset instant) =>
        DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}
