using ChannelScheduler.Sandbox.Max;
using ChannelScheduler.Sandbox.Vk;

namespace ChannelScheduler.Sandbox;

/// <summary>How the stand-ins behave where the real services leave a choice.</summary>
public sealed class SandboxOptions
{
    /// <summary>Folder that keeps posts and files over a restart; null keeps them in memory only.</summary>
    public string? StateDirectory { get; set; }

    public MaxSandboxOptions Max { get; } = new();

    public VkSandboxOptions Vk { get; } = new();
}
