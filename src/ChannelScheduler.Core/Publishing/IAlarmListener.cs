namespace ChannelScheduler.Core.Publishing;

/// <summary>What a ring of the <see cref="IAlarmClock"/> calls.</summary>
public interface IAlarmListener
{
    Task OnRingAsync(CancellationToken cancellationToken);
}
