using System.Threading.Channels;

namespace ChannelScheduler.Web.Pages.Board;

/// <summary>
/// When an open page reads again: shortly after a change, so that one reading takes what several commits have changed; then not again for a moment, however much happens.
/// Nothing happening means nothing read.
/// </summary>
public sealed class BoardLive(TimeProvider time)
{
    /// <summary>Changes come in bursts: claim, attempt, outcome.</summary>
    public static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(300);

    /// <summary>From one reading to the next at least.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1) - Settle;

    private readonly Channel<bool> _told = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private ITimer? _alarm;

    public void Tell() => _told.Writer.TryWrite(true);

    /// <summary>What is shown changes at this instant by itself; null when it does not.</summary>
    public void TellAt(DateTimeOffset? instant)
    {
        _alarm?.Dispose();
        _alarm = null;
        if (instant is not { } at) return;
        var wait = at - time.GetUtcNow();
        // A timer takes no more than some weeks, and a page is not open for longer than a day.
        if (wait < TimeSpan.FromDays(1)) _alarm = time.CreateTimer(_ => Tell(), null, wait > Settle ? wait : Settle, Timeout.InfiniteTimeSpan);
    }

    public async Task RunAsync(Func<Task> read, CancellationToken cancellationToken)
    {
        try
        {
            while (await _told.Reader.WaitToReadAsync(cancellationToken))
            {
                await Task.Delay(Settle, time, cancellationToken);
                // What is told from here on may be later than what is read.
                while (_told.Reader.TryRead(out _)) { }
                await read();
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
        finally
        {
            TellAt(null);
        }
    }
}
