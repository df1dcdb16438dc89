using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>Runs one pass after another for as long as the program runs. A pass that fails is logged, and the next one comes all the same.</summary>
public abstract class PeriodicService(IHostApplicationLifetime lifetime, ILogger logger) : BackgroundService
{
    protected abstract Task PassAsync(CancellationToken cancellationToken);

    /// <summary>Returns when the next pass is wanted.</summary>
    protected abstract Task WaitAsync(CancellationToken cancellationToken);

    /// <summary>A step of a pass that must not keep the others from running.</summary>
    protected async Task StepAsync(Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        try
        {
            await step(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(e, "A step of {Service} failed; the next pass tries again", GetType().Name);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await StartedAsync(stoppingToken)) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await PassAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(e, "A pass of {Service} failed; the next one comes as planned", GetType().Name);
            }
            try
            {
                await WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    // The sandbox that a pass may speak to is this very program: it has to listen first.
    private async Task<bool> StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStart = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await using var onStop = stoppingToken.Register(() => started.TrySetCanceled(stoppingToken));
        await started.Task.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return !stoppingToken.IsCancellationRequested;
    }
}
