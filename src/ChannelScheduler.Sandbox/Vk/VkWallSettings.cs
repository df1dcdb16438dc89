namespace ChannelScheduler.Sandbox.Vk;

/// <summary>The methods that change how a post is shown, not what it says.</summary>
internal sealed class VkWallSettings(VkWorld world)
{
    /// <summary>https://dev.vk.com/method/wall.pin ; a wall has one pinned post.</summary>
    public object Pin(VkMethodCall call, bool pinned)
    {
        var post = Changeable(call);
        foreach (var other in world.Posts.Where(p => p.OwnerId == post.OwnerId && p.IsPinned && p != post).ToList())
        {
            other.IsPinned = false;
            world.Save(other);
        }

        post.IsPinned = pinned;
        world.Save(post);
        return 1;
    }

    /// <summary>https://dev.vk.com/method/wall.closeComments</summary>
    public object CloseComments(VkMethodCall call, bool closed)
    {
        var post = Changeable(call);
        post.CommentsClosed = closed;
        world.Save(post);
        return 1;
    }

    private VkPost Changeable(VkMethodCall call)
    {
        var owner = VkWallAccess.Owner(call, world);
        var post = world.FindPost(owner, call.RequiredNumber("post_id"));
        return post is { IsPostponed: false } && VkWallAccess.MayEdit(call.Token, world, owner) ? post : throw VkErrors.PostAccess();
    }
}
