namespace ChannelScheduler.Sandbox.Vk;

/// <summary>What public sources leave open, and the limits. Set at <c>/_sandbox/vk/switches</c>.</summary>
public sealed record VkSwitches
{
    public VkGuidBehaviour RepeatedGuid { get; init; } = VkGuidBehaviour.Ignored;

    /// <summary>Whether a community token may call wall.get and wall.getById; sources disagree, error 27 is the measured one.</summary>
    public bool CommunityReads { get; init; }

    /// <summary>Whether a community token may call wall.edit and wall.delete; one guide says yes, the schema says no.</summary>
    public bool CommunityEdits { get; init; } = true;

    public VkPhotoOwner SavedPhotoOwner { get; init; } = VkPhotoOwner.Uploader;

    /// <summary>Published posts per wall and day; older texts say 50.</summary>
    public int PostsPerDay { get; init; } = 500;

    /// <summary>Postponed posts per wall for one day; older texts say 25.</summary>
    public int PostponedPerDay { get; init; } = 250;

    /// <summary>Postponed posts per wall at once; older texts say 150.</summary>
    public int PostponedInTotal { get; init; } = 1500;

    /// <summary>Whether error 6 is given at all.</summary>
    public bool RateLimits { get; init; } = true;

    /// <summary>Calls per second of a person's or service token before error 6.</summary>
    public int CallsPerSecond { get; init; } = 3;

    /// <summary>Calls per second of a community token before error 6.</summary>
    public int CommunityCallsPerSecond { get; init; } = 20;
}
