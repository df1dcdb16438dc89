namespace ChannelScheduler.Sandbox.Vk;

/// <summary>One attachment of a post: an object of VK, or an external link.</summary>
/// <param name="Type">photo, video, doc, poll and so on, or link.</param>
/// <param name="OwnerId">0 for a link.</param>
/// <param name="Id">0 for a link.</param>
/// <param name="AccessKey">As the client sent it.</param>
/// <param name="Url">Of a link only.</param>
public sealed record VkAttachment(string Type, long OwnerId, long Id, string? AccessKey, string? Url);
