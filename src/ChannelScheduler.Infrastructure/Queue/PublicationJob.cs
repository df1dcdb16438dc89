using ChannelScheduler.Core.Publishing;
using Hangfire;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Queue;

/// <summary>What a Hangfire worker runs. Retries are the publication's own business, so Hangfire's are off.</summary>
[AutomaticRetry(Attempts = 0, LogEvents = false)]
[PublicationJobEnd]
public sealed class PublicationJob(IPublicationRunner runner, IHostApplicationLifetime lifetime, ILogger<PublicationJob> logger)
{
    /// <returns>The runner's result, or null when the program stopped before there was one.</returns>
    public async Task<RunResult?> RunAsync(Guid publicationId)
    {
        // The program's stopping, not Hangfire's token: that one also falls when somebody deletes the job on the dashboard,
        // and a click must not cut a send in the middle.
        var stopping = lifetime.ApplicationStopping;
        try
        {
            return await runner.RunAsync(publicationId, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "The run of publication {PublicationId} broke; its row decides what happens next", publicationId);
            throw;
        }
    }
}
