using System.Collections.Concurrent;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Testing.Contracts;

/// <summary>Counts the runs of each publication and answers what it is told to.</summary>
public sealed class RecordingRunner : IPublicationRunner
{
    private readonly ConcurrentDictionary<Guid, int> _runs = new();

    public Func<Guid, CancellationToken, Task<RunResult>> Run { get; set; } = (_, _) => Task.FromResult(RunResult.Done);

    public IReadOnlyDictionary<Guid, int> Runs => _runs;

    public Task<RunResult> RunAsync(Guid publicationId, CancellationToken cancellationToken)
    {
        _runs.AddOrUpdate(publicationId, 1, (_, count) => count + 1);
        return Run(publicationId, cancellationToken);
    }
}
