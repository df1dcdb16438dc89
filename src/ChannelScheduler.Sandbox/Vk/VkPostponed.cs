namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Turns postponed posts into published ones. Done on access, so no timer is needed.</summary>
internal static class VkPostponed
{
    private const long FirstPostId = 100;

    /// <summary>Far from the published ids, so that mixing the two up is seen at once.</summary>
    private const long FirstPostponedId = 500_000;

    public static long NextPostId(VkWorld world) => Next(world, postponed: false, FirstPostId);

    public static long NextPostponedId(VkWorld world) => Next(world, postponed: true, FirstPostponedId);

    public static void PublishDue(VkWorld world)
    {
        var now = world.Now;
        foreach (var post in world.Posts.Where(p => p.IsPostponed && !p.IsDeleted && p.Date <= now).OrderBy(p => p.Date).ToList())
        {
            if (!world.Posts.Exists(p => p.PostponedId == post.Id && p.OwnerId == post.OwnerId))
            {
                Publish(world, post, post.Date);
            }
        }
    }

    /// <summary>The published post gets a new id and remembers the old one as <c>postponed_id</c>.</summary>
    public static VkPost Publish(VkWorld world, VkPost waiting, long date)
    {
        var post = new VkPost
        {
            OwnerId = waiting.OwnerId,
            Id = NextPostId(world),
            FromId = waiting.FromId,
            CreatedBy = waiting.CreatedBy,
            SignerId = waiting.SignerId,
            Date = date,
            CreatedAt = date,
            Text = waiting.Text,
            Attachments = waiting.Attachments,
            PostponedId = waiting.Id,
            IsAd = waiting.IsAd,
            CommentsClosed = waiting.CommentsClosed,
            Copyright = waiting.Copyright,
            RepeatKey = waiting.RepeatKey,
        };
        // In this order a kill between the two loses nothing, and PublishDue sees that it has been published.
        world.Save(post);
        waiting.IsDeleted = true;
        world.Save(waiting);
        return post;
    }

    private static long Next(VkWorld world, bool postponed, long first) =>
        world.Posts.Where(p => p.IsPostponed == postponed).Select(p => p.Id).DefaultIfEmpty(first).Max() + 1;
}
