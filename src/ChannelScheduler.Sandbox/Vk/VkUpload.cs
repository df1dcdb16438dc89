namespace ChannelScheduler.Sandbox.Vk;

/// <summary>A ticket of photos.getWallUploadServer, and what was uploaded with it until it is saved.</summary>
public sealed class VkUpload
{
    public string Ticket { get; set; } = "";

    /// <summary>The community the ticket was given for; 0: the person's own wall.</summary>
    public long GroupId { get; set; }

    public long UserId { get; set; }

    public long Server { get; set; }

    /// <summary>The JSON array VK hands out as a string; empty until a file came.</summary>
    public string Photo { get; set; } = "";

    public string Hash { get; set; } = "";

    public List<VkUploadedFile> Files { get; set; } = [];

    /// <summary>A second save of the same upload is refused with error 121.</summary>
    public bool IsSaved { get; set; }
}
