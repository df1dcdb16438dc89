using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Policies;

/// <summary>
/// Wakes a waiter when the system reports a change in a folder. A hint and no more: reports are lost on network drives, when buffers run over and when the
/// folder itself is replaced, so whoever waits also looks now and then.
/// </summary>
internal sealed class FolderSignal(string directory, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _changed = new(0, 1);
    private FileSystemWatcher? _watcher;
    private bool _told;

    /// <summary>Watches if it can and does not yet; a folder that was away is watched again when it is back.</summary>
    public void Watch()
    {
        if (_watcher is not null && Directory.Exists(directory)) return;
        _watcher?.Dispose();
        _watcher = null;
        try
        {
            _watcher = new FileSystemWatcher(directory) { IncludeSubdirectories = true };
            _watcher.Changed += (_, _) => Set();
            _watcher.Created += (_, _) => Set();
            _watcher.Deleted += (_, _) => Set();
            _watcher.Renamed += (_, _) => Set();
            _watcher.Error += (_, _) => Set();
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            _watcher?.Dispose();
            _watcher = null;
            if (!_told) logger.LogInformation("The system does not report changes in {Directory} ({Reason}); it is looked at now and then", directory, e.Message);
            _told = true;
        }
    }

    /// <returns>True when there was a report, false when the time was up.</returns>
    public async Task<bool> WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await _changed.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _watcher?.Dispose();
        _changed.Dispose();
    }

    // Ten reports are one reason to look.
    private void Set()
    {
        try
        {
            if (_changed.CurrentCount == 0) _changed.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            logger.LogTrace(e, "A second report at the same moment, or one after the end");
        }
    }
}
