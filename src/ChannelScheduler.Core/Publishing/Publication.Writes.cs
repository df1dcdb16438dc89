namespace ChannelScheduler.Core.Publishing;

// Edits and deletes of the message that is out. The status stays Published until a delete is accepted; time, queue and lease are those of a send.
public sealed partial class Publication
{
    /// <summary>An approved edit, or a delete, that has not reached the network yet.</summary>
    public AttemptKind? PendingWrite { get; private set; }

    /// <summary>Since when it could have been written: it is given up by this, and moved on while the channel is stopped.</summary>
    public DateTimeOffset? WriteDueAt { get; private set; }

    /// <summary>When people are reminded, once, of what they have to do by hand; null when nothing is, or when they were.</summary>
    public DateTimeOffset? RemindHandAt { get; set; }

    public bool IsWriteClaimable(DateTimeOffset now) => PendingWrite is not null && ReadyAt <= now && !IsBeingWritten(now);

    public bool IsBeingWritten(DateTimeOffset now) => PendingWrite is not null && LeaseUntil > now;

    /// <exception cref="InvalidOperationException">It is not out.</exception>
    public void RequestWrite(AttemptKind kind, DateTimeOffset now)
    {
        if (Status != PublicationStatus.Published || kind == AttemptKind.Send) throw new InvalidOperationException($"{kind} of what is {Status}.");
        (PendingWrite, WriteDueAt, RemindHandAt) = (kind, now.TruncateToMilliseconds(), null);
        WaitForWrite(now, null);
    }

    public void ClaimWrite(Guid leaseToken, DateTimeOffset leaseUntil) => (LeaseToken, LeaseUntil) = (leaseToken, leaseUntil.TruncateToMilliseconds());

    public void WaitForWrite(DateTimeOffset until, Reason? reason)
    {
        (Reason, QueuedUntil, LeaseToken, LeaseUntil) = (reason, null, null, null);
        WaitUntil(until);
    }

    public void WaitForChannel(DateTimeOffset until, DateTimeOffset now, Reason reason)
    {
        WriteDueAt = now.TruncateToMilliseconds();
        WaitForWrite(until, reason);
    }

    /// <summary>Written, given up, or overtaken by another correction.</summary>
    public void EndWrite(Reason? reason)
    {
        (PendingWrite, WriteDueAt, RemindHandAt) = (null, null, null);
        (Reason, QueuedUntil, LeaseToken, LeaseUntil) = (reason, null, null, null);
        WaitUntil(null);
    }

    /// <summary>What only a person can do: to the message that is out, or to put it out.</summary>
    public void AskForHand(Reason reason, DateTimeOffset remindAt) => (Reason, RemindHandAt) = (reason, remindAt.TruncateToMilliseconds());

    /// <summary>A person did what they were asked for.</summary>
    public void DoneByHand() => (Reason, RemindHandAt) = (null, null);
}
