namespace ChannelScheduler.Core.Schools;

public enum Role
{
    /// <summary>Writes and submits.</summary>
    PressOfficer,

    /// <summary>Checks, approves, resolves what is in doubt.</summary>
    ContentAdmin,

    /// <summary>Sees, changes nothing.</summary>
    Manager,

    /// <summary>Sets up schools, channels and people.</summary>
    Admin,
}

public static class Roles
{
    /// <summary>The name used in configuration and in the API: <c>press-officer</c>, <c>content-admin</c>, <c>manager</c>, <c>admin</c>.</summary>
    public static string NameOf(Role role) => role switch
    {
        Role.PressOfficer => "press-officer",
        Role.ContentAdmin => "content-admin",
        Role.Manager => "manager",
        Role.Admin => "admin",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static Role? Parse(string? name) => Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(role => NameOf(role!.Value) == name);
}
