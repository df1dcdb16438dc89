namespace ChannelScheduler.Sandbox.Vk.Wire;

/// <summary>A video, file, poll and so on: the stand-in keeps only its ids.</summary>
internal sealed record VkObjectItem(long Id, long OwnerId);
