namespace ChannelScheduler.Sandbox;

/// <summary>Names of the networks in control calls, addresses of the reader's pages and stored files.</summary>
public static class SandboxNetworks
{
    public const string Max = "max";
    public const string Vk = "vk";
}
