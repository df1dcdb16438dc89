namespace ChannelScheduler.Sandbox.Vk;

/// <summary>One row of the token table.</summary>
/// <param name="Value">What the client sends.</param>
/// <param name="Kind">Who it speaks for.</param>
/// <param name="OwnerId">The community's id for a community token, the person's id for the two personal kinds, 0 for a service key.</param>
public sealed record VkToken(string Value, VkTokenKind Kind, long OwnerId)
{
    public VkRights Rights { get; init; }

    /// <summary>The only address it may come from; null: any. Elsewhere VK answers error 5, subcode 1130.</summary>
    public string? BoundIp { get; init; }

    /// <summary>Unix seconds after which VK answers error 1117; null: never.</summary>
    public long? ExpiresAt { get; init; }
}
