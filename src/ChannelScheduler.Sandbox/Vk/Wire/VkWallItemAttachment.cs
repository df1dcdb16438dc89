using System.Text.Json.Serialization;

namespace ChannelScheduler.Sandbox.Vk.Wire;

/// <summary>An attachment of a post; the one member named like <see cref="Type"/> is filled.</summary>
/// <remarks>https://dev.vk.com/reference/objects/attachments-wall</remarks>
internal sealed record VkWallItemAttachment(string Type)
{
    public VkPhotoItem? Photo { get; init; }

    public VkLinkItem? Link { get; init; }

    /// <summary>Other kinds carry only their ids here, under their own name.</summary>
    [JsonExtensionData]
    public Dictionary<string, object>? Other { get; init; }
}

internal sealed record VkLinkItem(string Url, string Title);
