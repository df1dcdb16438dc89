using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>
/// Runs one pass after another for as long as the program runs. A pass that fails is logged, and the next one comes all the same. How the last one went is remembered until the program stops: people are shown it.
/// </summary>
public abstract class PeriodicService(TimeProvider time, IHostApplicationLifetime lifetime, ILogger logger) : BackgroundService
{
    // Written by the passes, read by pages: a reference is replaced as a whole.
    private volatile PassReport _report = new();

    /// <summary>Stable: people's words for it are found by it.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>From the end of one pass to the next, unless something calls for it sooner.</summary>
    public abstract TimeSpan Every { get; }

    public PassReport Report => _report;

    protected TimeProvider Time => time;

    protected abstract Task PassAsync(CancellationToken cancellationToken);

    /// <summary>Returns when the next pass is wanted.</summary>
    protected virtual Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(Every, time, cancellationToken);

    /// <summary>A step of a pass that must not keep the others from running.</summary>
    protected async Task StepAsync(Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        try
        {
            await step(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            _report = _report with { IsFailing = true };
            logger.LogError(e, "A step of {Service} failed; the next pass tries again", GetType().Name);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await StartedAsync(stoppingToken)) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            _report = _report with { IsFailing = false, StartedAt = time.GetUtcNow() };
            try
            {
                await PassAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                _report = _report with { IsFailing = true };
                logger.LogError(e, "A pass of {Service} failed; the next one comes as planned", GetType().Name);
            }
            var now = time.GetUtcNow();
            _report = _report with { EndedAt = now, HasFailed = _report.IsFailing, FailedAt = _report.IsFailing ? now : _report.FailedAt, Passes = _report.Passes + 1 };
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
