namespace ChannelScheduler.Sandbox.Vk;

/// <summary>How the VK stand-in starts; a state folder that already knows switches wins.</summary>
public sealed class VkSandboxOptions
{
    public VkSwitches Switches { get; set; } = new();

    /// <summary>3 calls a second per personal or service token, 20 per community token.</summary>
    public bool RateLimits
    {
        get => Switches.RateLimits;
        set => Switches = Switches with { RateLimits = value };
    }
}
