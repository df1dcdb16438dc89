namespace ChannelScheduler.Sandbox.Vk;

/// <summary>The four meanings of error 214 that are about numbers and times.</summary>
internal static class VkPostLimits
{
    // The zone of VK's day is not documented; Moscow is assumed.
    private const long MoscowOffset = 3 * 3600;
    private const long DaySeconds = 24 * 3600;
    private const long FarthestDays = 365;

    /// <exception cref="VkApiException">214: the day's posts are used up.</exception>
    public static void CheckDay(VkWorld world, long owner)
    {
        var today = Day(world.Now);
        var limit = world.Switches.PostsPerDay;
        if (world.Posts.Count(p => p.OwnerId == owner && !p.IsPostponed && p.PostponedId is null && Day(p.CreatedAt) == today) >= limit)
        {
            throw VkErrors.DayQuota(limit);
        }
    }

    /// <param name="changed">The postponed post that is being moved, if any: it does not stand in its own way.</param>
    /// <exception cref="VkApiException">100: a time in the past or too far; 214: the time or the numbers are taken.</exception>
    public static void CheckSlot(VkWorld world, long owner, long date, VkPost? changed = null)
    {
        if (date <= world.Now || date > world.Now + (FarthestDays * DaySeconds))
        {
            throw VkErrors.Parameter("publish_date is invalid");
        }

        var waiting = world.Posts.Where(p => p.OwnerId == owner && p.IsPostponed && !p.IsDeleted && p != changed).ToList();
        if (waiting.Exists(p => p.Date / 60 == date / 60))
        {
            throw VkErrors.SlotTaken();
        }

        if (waiting.Count(p => Day(p.Date) == Day(date)) >= world.Switches.PostponedPerDay)
        {
            throw VkErrors.AddingPost($"you can only schedule {world.Switches.PostponedPerDay} posts on a day");
        }

        if (waiting.Count >= world.Switches.PostponedInTotal)
        {
            throw VkErrors.AddingPost($"cannot postpone post: {world.Switches.PostponedInTotal} posts are already postponed");
        }
    }

    private static long Day(long unixSeconds) => (unixSeconds + MoscowOffset) / DaySeconds;
}
