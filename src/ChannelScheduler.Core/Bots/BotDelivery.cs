namespace ChannelScheduler.Core.Bots;

/// <summary>One notification that one person has got in MAX: what was taken is not sent again when the next person's message fails.</summary>
public sealed class BotDelivery
{
    public Guid NotificationId { get; init; }

    public Guid LinkId { get; init; }

    public DateTimeOffset SentAt { get; init; }
}
