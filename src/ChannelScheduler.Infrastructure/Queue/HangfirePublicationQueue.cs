using ChannelScheduler.Core.Publishing;
using Hangfire;

namespace ChannelScheduler.Infrastructure.Queue;

/// <summary><see cref="IPublicationQueue"/> on Hangfire.</summary>
/// <seealso href="https://docs.hangfire.io/en/latest/background-methods/calling-methods-in-background.html"/>
public sealed class HangfirePublicationQueue(IBackgroundJobClient client) : IPublicationQueue
{
    public Task EnqueueAsync(Guid publicationId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        client.Enqueue<PublicationJob>(job => job.RunAsync(publicationId));
        return Task.CompletedTask;
    }
}
