namespace ChannelScheduler.Core.Schools;

public sealed class User
{
    public Guid Id { get; init; }

    public required string Name { get; set; }

    public List<Membership> Memberships { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A user's role at one school, or everywhere when <see cref="SchoolId"/> is null.</summary>
public sealed class Membership
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public Role Role { get; init; }

    public Guid? SchoolId { get; init; }
}
