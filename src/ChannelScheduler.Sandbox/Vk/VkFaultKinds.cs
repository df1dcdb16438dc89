namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Faults that only VK has; the shared ones are in <see cref="FaultKinds"/>.</summary>
public static class VkFaultKinds
{
    /// <summary>Error 9.</summary>
    public const string FloodControl = "floodControl";

    /// <summary>Error 214, the daily number of posts is used up.</summary>
    public const string DayQuota = "dayQuota";

    /// <summary>Error 214, another post is planned for this time.</summary>
    public const string SlotTaken = "slotTaken";

    /// <summary>Error 10 and nothing is stored.</summary>
    public const string InternalErrorCode10 = "internalErrorCode10";

    /// <summary>Error 10 although the post is stored: the same answer, the other truth.</summary>
    public const string InternalErrorCode10AfterStore = "internalErrorCode10AfterStore";

    /// <summary>The upload address takes the file and answers <c>photo: "[]"</c>.</summary>
    public const string UploadEmpty = "uploadEmpty";

    public static IReadOnlyList<string> All { get; } =
        [FloodControl, DayQuota, SlotTaken, InternalErrorCode10, InternalErrorCode10AfterStore, UploadEmpty];
}
