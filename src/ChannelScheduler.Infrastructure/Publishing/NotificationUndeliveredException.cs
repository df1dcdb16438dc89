namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>This notification has not reached everybody; the way as such works.</summary>
public sealed class NotificationUndeliveredException(string message) : Exception(message);
