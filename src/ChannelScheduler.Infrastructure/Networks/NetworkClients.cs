namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>Names of the HTTP clients. The publishing ones open a connection for each request: a pooled one may be dead, and what .NET does then is its own affair.</summary>
public static class NetworkClients
{
    public const string MaxRead = "max";
    public const string MaxPublish = "max-publish";
    public const string VkRead = "vk";
    public const string VkPublish = "vk-publish";
}
