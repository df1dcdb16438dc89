namespace ChannelScheduler.Core.Publishing;

/// <summary>How one run of a queued publication ended, for the queue to show.</summary>
public enum RunResult
{
    /// <summary>The run owned the publication and brought it to a state that needs nobody.</summary>
    Done,

    /// <summary>Another run owns it, or it is no longer due: nothing was done.</summary>
    ClaimLost,

    /// <summary>The publication stands in a state that needs a person.</summary>
    NeedsPerson,
}

/// <summary>What a worker of the <see cref="IPublicationQueue"/> calls.</summary>
public interface IPublicationRunner
{
    Task<RunResult> RunAsync(Guid publicationId, CancellationToken cancellationToken);
}
