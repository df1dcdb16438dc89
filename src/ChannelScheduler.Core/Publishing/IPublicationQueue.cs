namespace ChannelScheduler.Core.Publishing;

/// <summary>
/// Hands publications to workers. Delivery may be lost, doubled or late: the publication's own row decides what happens.
/// </summary>
public interface IPublicationQueue
{
    /// <summary>Asks a worker to run the publication soon. The id is all that is handed over: no text, no token.</summary>
    Task EnqueueAsync(Guid publicationId, CancellationToken cancellationToken);

    /// <summary>Publications that the queue shows as waiting for a person.</summary>
    Task<IReadOnlyList<Guid>> WaitingForPersonAsync(CancellationToken cancellationToken);

    /// <summary>Nobody is needed any more: what the queue shows of this publication as waiting for a person goes away.</summary>
    Task ForgetAsync(Guid publicationId, CancellationToken cancellationToken);
}
