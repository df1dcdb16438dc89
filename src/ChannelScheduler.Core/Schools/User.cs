namespace ChannelScheduler.Core.Schools;

public sealed class User
{
    public Guid Id { get; init; }

    public required string Name { get; set; }

    public List<Membership> Memberships { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>An admin has shut this person out; what they did stays in the history.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Notifications up to here were on this person's screen.</summary>
    public DateTimeOffset? NotificationsSeenAt { get; set; }
}

/// <summary>A user's role at one school, or everywhere when <see cref="SchoolId"/> is null. Somebody of another school may have one here.</summary>
public sealed class Membership
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public Role Role { get; init; }

    public Guid? SchoolId { get; init; }

    /// <summary>Stands in for the people of this role: between the two instants only, and reminded after them.</summary>
    public bool IsSubstitute { get; init; }

    /// <summary>Null means from the beginning.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>First instant at which the role is over; null means without end.</summary>
    public DateTimeOffset? Until { get; set; }

    public bool IsActive(DateTimeOffset now) => !(now < From) && !(now >= Until);
}
