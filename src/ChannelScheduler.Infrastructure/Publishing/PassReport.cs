namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>How the passes of one service went since the program started. What went wrong stands in the log: here it is only said that it did.</summary>
public sealed record PassReport
{
    /// <summary>Of the pass that runs, or ran last; null before the first.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the last whole pass ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The last whole pass failed, or a step of it.</summary>
    public bool HasFailed { get; init; }

    /// <summary>The last time that one failed.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    public int Passes { get; init; }

    /// <summary>Of the pass that runs now.</summary>
    internal bool IsFailing { get; init; }
}
