using System.Collections.Concurrent;

namespace ChannelScheduler.Web.Api.Http;

/// <summary>Idempotency keys whose first request is still running in this process.</summary>
internal sealed class RunningKeys
{
    private readonly ConcurrentDictionary<(Guid Principal, string Route, string Key), bool> _running = new();

    /// <returns>Null when the key is taken; else dispose it when the request is over.</returns>
    public IDisposable? TryEnter(Guid principal, string route, string key) =>
        _running.TryAdd((principal, route, key), true) ? new Entry(this, (principal, route, key)) : null;

    private sealed class Entry(RunningKeys owner, (Guid, string, string) key) : IDisposable
    {
        public void Dispose() => owner._running.TryRemove(key, out _);
    }
}
