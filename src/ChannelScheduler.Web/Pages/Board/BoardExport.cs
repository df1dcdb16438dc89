namespace ChannelScheduler.Web.Pages.Board;

/// <summary>One file that is being written. Counted by the request that writes it, read by the page.</summary>
public sealed class BoardExport(DateTimeOffset startedAt)
{
    private int _rows;
    private long _ended;

    public DateTimeOffset StartedAt => startedAt;

    public int Rows => Volatile.Read(ref _rows);

    /// <summary>Null while it is being written.</summary>
    public DateTimeOffset? EndedAt => Interlocked.Read(ref _ended) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>False when it was broken off.</summary>
    public bool IsWhole { get; private set; }

    public void Count() => Interlocked.Increment(ref _rows);

    internal void End(DateTimeOffset at, bool isWhole)
    {
        IsWhole = isWhole;
        Interlocked.Exchange(ref _ended, at.UtcTicks);
    }
}
