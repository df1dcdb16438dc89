namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>
/// Names of the HTTP clients. The publishing ones open a connection for each request: on a pooled one that has died meanwhile, a send that never arrived would
/// look like one in doubt. Against repeats by .NET itself every publishing request carries a content.
/// </summary>
public static class NetworkClients
{
    public const string MaxRead = "max";
    public const string MaxPublish = "max-publish";
    public const string VkRead = "vk";
    public const string VkPublish = "vk-publish";
}
