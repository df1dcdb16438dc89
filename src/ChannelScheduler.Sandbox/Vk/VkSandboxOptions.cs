namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Switches of the VK stand-in.</summary>
public sealed class VkSandboxOptions;
