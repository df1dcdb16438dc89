namespace ChannelScheduler.Core.Outbox;

/// <summary>One notification that one person has opened; those up to <see cref="Schools.User.NotificationsSeenAt"/> need no row.</summary>
public sealed class NotificationRead
{
    public Guid UserId { get; init; }

    public Guid NotificationId { get; init; }
}
