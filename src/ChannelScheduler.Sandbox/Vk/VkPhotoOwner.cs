namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Whose id photos.saveWallPhoto answers with; both are seen in the wild.</summary>
public enum VkPhotoOwner
{
    Uploader,
    Community,
}
