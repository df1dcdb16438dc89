namespace ChannelScheduler.Infrastructure.Storage;

/// <summary>
/// "What people look at has changed, at these schools": told after each commit, to whoever shows it. Within this process, which is the only one that may write to the
/// database (decision 0009); on a database of several programs this is where its own notices would have to come in.
/// </summary>
public sealed class ScheduleChanges
{
    private readonly Lock _lock = new();
    private readonly HashSet<Listener> _listeners = [];
    private long _told;

    /// <summary>Rises with each change: who reads before listening sees by it whether one came between.</summary>
    public long Told => Interlocked.Read(ref _told);

    /// <summary>How many listen now.</summary>
    public int Listeners
    {
        get
        {
            lock (_lock) return _listeners.Count;
        }
    }

    /// <param name="told">The schools; null means that it may concern all. Called on the thread that committed: it does nothing but take note, and throws nothing.</param>
    public IDisposable Listen(Action<IReadOnlySet<Guid>?> told)
    {
        var listener = new Listener(this, told);
        lock (_lock) _listeners.Add(listener);
        return listener;
    }

    public void Tell(IReadOnlySet<Guid>? schools)
    {
        Interlocked.Increment(ref _told);
        Listener[] all;
        lock (_lock) all = [.. _listeners];
        foreach (var one in all) one.Told(schools);
    }

    private sealed class Listener(ScheduleChanges changes, Action<IReadOnlySet<Guid>?> told) : IDisposable
    {
        public Action<IReadOnlySet<Guid>?> Told => told;

        public void Dispose()
        {
            lock (changes._lock) changes._listeners.Remove(this);
        }
    }
}
