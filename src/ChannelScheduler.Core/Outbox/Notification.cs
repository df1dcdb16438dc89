using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Outbox;

/// <summary>Something a person has to know, committed with the change that caused it and delivered afterwards.</summary>
public sealed class Notification
{
    public Guid Id { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public Guid SchoolId { get; init; }

    /// <summary>Who is meant: everyone of this role at the school.</summary>
    public Role Audience { get; init; }

    /// <summary>Only for those who stand in for the audience.</summary>
    public bool ToSubstitutes { get; init; }

    /// <summary>Words and values, so that each reader gets it in their language.</summary>
    public required Reason Message
    {
        get;
        init
        {
            field = value;
            Kind = NotificationKinds.Of(value.Code);
        }
    }

    /// <summary>The sort of the message, kept beside it because a list can't ask for a part of it.</summary>
    public NotificationKind Kind { get; private init; }

    /// <summary>Names the one occasion of it, so that two passes tell it once; null where the change itself comes once.</summary>
    public string? Key { get; init; }

    public Guid? PostId { get; init; }

    public Guid? PublicationId { get; init; }

    public Guid? ChannelId { get; init; }

    /// <summary>Every way to people has taken it or given up; <see cref="NotificationDelivery"/> says which.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }
}

/// <summary>One way to reach people; a delivery that throws is tried again later, and given up in the end.</summary>
public interface INotifier
{
    /// <summary>Stored with what it has delivered, so it never changes: <c>log</c>, <c>mail</c>.</summary>
    string Name { get; }

    Task NotifyAsync(Notification notification, CancellationToken cancellationToken);
}
