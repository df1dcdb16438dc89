namespace ChannelScheduler.Core.Outbox;

/// <summary>One notification sent to one person by mail: what was taken by the mail server is not sent again when the next person's mail fails.</summary>
public sealed class MailDelivery
{
    public Guid NotificationId { get; init; }

    public Guid UserId { get; init; }

    public DateTimeOffset SentAt { get; init; }
}
