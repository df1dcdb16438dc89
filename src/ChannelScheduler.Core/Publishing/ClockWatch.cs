namespace ChannelScheduler.Core.Publishing;

/// <summary>While our clock is off, publishing pauses; this tells the admins, once for each time that it happens.</summary>
public sealed class ClockWatch(IPublishingStore store, INetworkClock networkClock, TimeProvider time)
{
    private bool _told;

    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        if (networkClock.IsOff && !_told) await store.TellAdminsAsync(new Reason("NotifyClock"), time.GetUtcNow(), cancellationToken);
        _told = networkClock.IsOff;
    }
}
