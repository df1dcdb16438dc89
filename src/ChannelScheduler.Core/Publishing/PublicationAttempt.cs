namespace ChannelScheduler.Core.Publishing;

public enum AttemptKind
{
    Send,
    Edit,
    Delete,
}

public enum AttemptState
{
    /// <summary>Uploads may run; readers can see nothing.</summary>
    Prepared,

    /// <summary>Committed before the request leaves: from here on the outcome may be unknown.</summary>
    Sending,
    Accepted,
    Refused,

    /// <summary>The outcome is unknown.</summary>
    Ambiguous,
}

/// <summary>The write-ahead ledger: one row per try and per kind of write.</summary>
public sealed class PublicationAttempt
{
    public Guid Id { get; init; }

    public Guid PublicationId { get; init; }

    public Guid SchoolId { get; init; }

    /// <summary>Counts from 1 within a publication.</summary>
    public int Number { get; init; }

    public AttemptKind Kind { get; init; }

    public AttemptState State { get; set; }

    /// <summary>The lease under which it runs: a worker that lost its lease can't go on.</summary>
    public Guid LeaseToken { get; init; }

    /// <summary>What was sent, by its content hash: what was uploaded for it can be used again for the same words only.</summary>
    public required string ContentHash { get; init; }

    /// <summary>What the network took, in its own dialect: tells whether what is out has to be edited at all.</summary>
    public string Body { get; init; } = "";

    /// <summary>What the network gives back as text; a read-back compares with it.</summary>
    public required string PlainText { get; init; }

    /// <summary>What stands ready at the network, opaque to all but its publisher.</summary>
    public List<string> Attachments { get; set; } = [];

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? SendingAt { get; set; }

    /// <summary>After this the request refuses to leave.</summary>
    public DateTimeOffset? SendDeadline { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public int? HttpStatus { get; set; }

    public string? ErrorCode { get; set; }

    /// <summary>At most 1,000 characters of the answer, cleaned of secrets.</summary>
    public string? BodyExcerpt { get; set; }

    public void Finish(PublishOutcome outcome, DateTimeOffset now)
    {
        State = outcome switch
        {
            PublishOutcome.Accepted => AttemptState.Accepted,
            PublishOutcome.Ambiguous => AttemptState.Ambiguous,
            _ => AttemptState.Refused,
        };
        // What was refused for good is refused again with the same uploads: a person's retry makes them anew.
        if (outcome is PublishOutcome.RefusedForGood or PublishOutcome.ChannelStopped) Attachments = [];
        (FinishedAt, HttpStatus, ErrorCode, BodyExcerpt) = (now, outcome.HttpStatus, outcome.ErrorCode, outcome.BodyExcerpt);
    }
}
