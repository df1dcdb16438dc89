namespace ChannelScheduler.Core.Outbox;

/// <summary>How far one notification has come on one of the ways to people: a way that fails holds up neither the others nor what comes after.</summary>
public sealed class NotificationDelivery
{
    public Guid NotificationId { get; init; }

    /// <summary>The <see cref="INotifier.Name"/>.</summary>
    public required string Notifier { get; init; }

    /// <summary>Failed tries so far.</summary>
    public int Tries { get; set; }

    public DateTimeOffset? NextTryAt { get; set; }

    /// <summary>Delivered, or given up.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public bool GaveUp { get; set; }
}
