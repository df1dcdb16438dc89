namespace ChannelScheduler.Infrastructure.Vk;

/// <summary><c>Networks:Vk</c>.</summary>
public sealed class VkOptions
{
    public const string Section = "Networks:Vk";

    /// <summary>https, or plain http on this machine. Source: https://dev.vk.com/api/api-requests</summary>
    public Uri BaseUrl { get; set; } = new("https://api.vk.ru");

    public string ApiVersion { get; set; } = "5.199";
}
