namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Who a token speaks for. VK gives each kind other rights on the wall.</summary>
public enum VkTokenKind
{
    /// <summary>Made in the community's settings; speaks for the community.</summary>
    Community,

    /// <summary>A person's token with the old wall and photos rights.</summary>
    User,

    /// <summary>A person's token from the VK ID sign-in; it reads and never writes.</summary>
    VkId,

    /// <summary>An application's service key; it reads what is public.</summary>
    Service,
}
