using System.Globalization;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Publishing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Policies;

/// <summary>
/// Takes edited policies without a restart: when the folder has changed and then been quiet for a moment, it is read wholly. What can't be read stays out of
/// force, and the admins are told once for each distinct breakage.
/// </summary>
public sealed class PolicyFolderWatcher(
    PolicyFolderSource source, PolicyFolderOptions options, IPublishingStore store, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<PolicyFolderWatcher> logger)
    : PeriodicService(time, lifetime, logger)
{
    private readonly FolderSignal _signal = new(options.Directory, logger);

    // What the folder looked like when it was last read; null: to be read whatever it looks like.
    private string? _seen;

    public override TimeSpan Every => options.LookEvery;

    public override void Dispose()
    {
        _signal.Dispose();
        base.Dispose();
    }

    /// <summary>Reads the folder when it no longer looks as it did.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var stamp = PolicyDirectory.Stamp(options.Directory);
        if (stamp == _seen) return;
        _seen = null;
        for (var before = ""; before != stamp;)
        {
            before = stamp;
            await Task.Delay(options.Quiet, Time, cancellationToken);
            stamp = PolicyDirectory.Stamp(options.Directory);
        }

        var outcome = source.Reload();
        // What could not be read at all (a lock, a drive that is away) may be readable at the next look without any change.
        var isReadable = outcome != PolicyReload.Unsettled && source.State.Fault?.Line != 0;
        if (isReadable) _seen = stamp;
        await TellAsync(outcome, cancellationToken);
    }

    protected override Task PassAsync(CancellationToken cancellationToken)
    {
        _signal.Watch();
        return LookAsync(cancellationToken);
    }

    // A report is a reason to read even when lengths and times are as before: an edit within the clock's grain changes neither.
    protected override async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (await _signal.WaitAsync(options.LookEvery, Time, cancellationToken)) _seen = null;
    }

    private async Task TellAsync(PolicyReload outcome, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case PolicyReload.Taken:
                logger.LogInformation("The edited policies of {Directory} are in force", options.Directory);
                break;
            case PolicyReload.Restored:
                logger.LogInformation("{Directory} is again what is in force", options.Directory);
                break;
            case PolicyReload.Broken when source.State.Fault is { } fault:
                logger.LogError(fault.Cause, "The edited policies of {Directory} are not taken, the last good ones stay in force: {Place}: {Problem}", options.Directory, fault.Place, fault.Problem);
                // Both languages, for each reader's own.
                var message = new Reason("NotifyPolicies", fault.Place, fault.Problem.ToText(new CultureInfo("ru")), fault.Problem.ToText(new CultureInfo("en")));
                await store.TellAdminsAsync(message, Time.GetUtcNow(), cancellationToken);
                break;
        }
    }
}
