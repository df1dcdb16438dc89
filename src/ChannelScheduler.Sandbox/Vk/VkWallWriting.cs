using ChannelScheduler.Sandbox.Vk.Wire;

namespace ChannelScheduler.Sandbox.Vk;

/// <summary>The methods that change a wall.</summary>
internal sealed class VkWallWriting(VkWorld world)
{
    /// <summary>https://dev.vk.com/method/wall.post</summary>
    /// <exception cref="VkApiException">100, 203, 214 or 3102.</exception>
    public object Post(VkMethodCall call)
    {
        var owner = VkWallAccess.Owner(call, world);
        var author = VkWallAccess.AuthorOf(call, world, owner);
        if (call.Has("post_id"))
        {
            return new VkAnswers.Posted(PublishWaiting(call, owner).Id);
        }

        var content = VkPostContent.Read(call, world);
        if (Repeated(call, owner) is { } repeated)
        {
            return new VkAnswers.Posted(repeated.Id);
        }

        var post = New(call, owner, author);
        content.ApplyTo(post);
        world.Save(post);
        return new VkAnswers.Posted(post.Id);
    }

    /// <summary>https://dev.vk.com/method/wall.edit ; what the call leaves out is cleared.</summary>
    /// <exception cref="VkApiException">15, 100, 214 or 3102.</exception>
    public object Edit(VkMethodCall call)
    {
        var owner = VkWallAccess.Owner(call, world);
        var post = world.FindPost(owner, call.RequiredNumber("post_id")) ?? throw VkErrors.Parameter("post_id is invalid");
        if (!VkWallAccess.MayEdit(call.Token, world, owner))
        {
            throw VkErrors.Access("no access to edit the post");
        }

        var content = VkPostContent.Read(call, world);
        if (call.Number("publish_date") is { } date && post.IsPostponed)
        {
            VkPostLimits.CheckSlot(world, owner, date, post);
            post.Date = date;
        }

        content.ApplyTo(post);
        post.Edited = post.IsPostponed ? null : world.Now;
        world.Save(post);
        return new VkAnswers.Posted(post.Id);
    }

    /// <summary>https://dev.vk.com/method/wall.delete</summary>
    /// <exception cref="VkApiException">104: no such post; 210: not allowed.</exception>
    public object Delete(VkMethodCall call)
    {
        var owner = VkWallAccess.Owner(call, world);
        var post = world.FindPost(owner, call.RequiredNumber("post_id")) ?? throw VkErrors.NotFound();
        if (!VkWallAccess.MayEdit(call.Token, world, owner))
        {
            throw VkErrors.PostAccess();
        }

        post.IsDeleted = true;
        world.Save(post);
        return 1;
    }

    private VkPost New(VkMethodCall call, long owner, long author)
    {
        var date = call.Number("publish_date");
        if (date is { } planned)
        {
            VkPostLimits.CheckSlot(world, owner, planned);
        }
        else
        {
            VkPostLimits.CheckDay(world, owner);
        }

        return new VkPost
        {
            OwnerId = owner,
            Id = date is null ? VkPostponed.NextPostId(world) : VkPostponed.NextPostponedId(world),
            FromId = author,
            CreatedBy = Person(call.Token),
            SignerId = author < 0 && call.Flag("signed") ? Person(call.Token) : null,
            Date = date ?? world.Now,
            CreatedAt = world.Now,
            IsPostponed = date is not null,
            IsAd = call.Flag("mark_as_ads"),
            CommentsClosed = call.Flag("close_comments"),
            RepeatKey = call.Has("guid") ? call.Text("guid") : null,
        };
    }

    private VkPost PublishWaiting(VkMethodCall call, long owner)
    {
        var waiting = world.FindPost(owner, call.RequiredNumber("post_id"));
        return waiting is { IsPostponed: true } && VkWallAccess.MayEdit(call.Token, world, owner)
            ? VkPostponed.Publish(world, waiting, world.Now)
            : throw VkErrors.Parameter("post_id is invalid");
    }

    private VkPost? Repeated(VkMethodCall call, long owner)
    {
        var guid = call.Text("guid");
        var first = guid.Length == 0 ? null : world.Posts.Find(p => p.OwnerId == owner && p.RepeatKey == guid);
        return (first, world.Switches.RepeatedGuid) switch
        {
            (null, _) or (_, VkGuidBehaviour.Ignored) => null,
            (_, VkGuidBehaviour.Error) => throw VkErrors.AddingPost("this post has already been added"),
            _ => first,
        };
    }

    private static long? Person(VkToken token) => token.Kind == VkTokenKind.User ? token.OwnerId : null;
}
