namespace ChannelScheduler.Sandbox.Vk;

/// <summary>What a repeated <c>guid</c> of wall.post does. VK does not say, so the sandbox can do each.</summary>
public enum VkGuidBehaviour
{
    /// <summary>A second post appears: the default, so that tests prove the client's own protection.</summary>
    Ignored,

    /// <summary>The first post's id comes back.</summary>
    First,

    /// <summary>Error 214.</summary>
    Error,
}
