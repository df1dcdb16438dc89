namespace ChannelScheduler.Sandbox.Vk;

/// <summary>How the VK stand-in starts; a state folder that already knows switches wins.</summary>
public sealed class VkSandboxOptions
{
    public VkSwitches Switches { get; set; } = new();
}
