namespace ChannelScheduler.Sandbox.Vk;

/// <summary>A file that came to an upload address and is a picture.</summary>
public sealed record VkUploadedFile(string File, string MediaType, int Width, int Height);
