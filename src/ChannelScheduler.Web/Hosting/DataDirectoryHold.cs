using ChannelScheduler.Infrastructure.Storage;

namespace ChannelScheduler.Web.Hosting;

/// <summary>Holds the data folder's lock for as long as the program lives.</summary>
public sealed class DataDirectoryHold(ServerOptions options, TimeProvider time) : IDisposable
{
    private DataDirectoryLock? _lock;

    /// <exception cref="DataDirectoryInUseException">Another process has it.</exception>
    public void Take() => _lock ??= DataDirectoryLock.Acquire(options.DataDirectory, time);

    public void Dispose() => _lock?.Dispose();
}
