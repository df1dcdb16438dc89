namespace ChannelScheduler.Core.Publishing;

/// <summary>
/// Wakes the dispatcher at an instant. There is no disarm: a ring means "dispatch what is due", so a ring too many does no harm,
/// and a lost one is made good by the sweep.
/// </summary>
public interface IAlarmClock
{
    /// <summary>Asks for a ring at or soon after the instant; asking again for the same instant changes nothing. A past instant rings at once.</summary>
    Task RingAtAsync(DateTimeOffset instant, CancellationToken cancellationToken);
}
