using System.Globalization;
using ChannelScheduler.Sandbox.Vk.Wire;

namespace ChannelScheduler.Sandbox.Vk;

/// <summary>The methods that read a wall.</summary>
internal sealed class VkWallReading(VkWorld world)
{
    private const int DefaultCount = 20;
    private const int MaxCount = 100;
    private const int MaxReachPosts = 30;

    /// <summary>https://dev.vk.com/method/wall.get ; the pinned post comes first.</summary>
    /// <exception cref="VkApiException">15: postponed posts of a wall that isn't one's own; 100.</exception>
    public object Get(VkMethodCall call)
    {
        var owner = call.Has("domain") ? OwnerOf(call.Text("domain")) : VkWallAccess.Owner(call, world);
        var posts = Filter(call, owner)
            .OrderByDescending(p => p.IsPinned).ThenByDescending(p => p.Date).ThenByDescending(p => p.Id).ToList();
        var count = (int)Math.Clamp(call.Number("count") ?? DefaultCount, 0, MaxCount);
        var offset = (int)Math.Clamp(call.Number("offset") ?? 0, 0, int.MaxValue);
        var items = posts.Skip(offset).Take(count).Select(p => VkWallItems.From(p, world, call.BaseUrl)).ToList();
        return new VkAnswers.Wall(posts.Count, items, Profiles(call), Groups(call, items));
    }

    /// <summary>https://dev.vk.com/method/wall.getById ; unknown and deleted posts are left out.</summary>
    /// <exception cref="VkApiException">100.</exception>
    public object GetById(VkMethodCall call)
    {
        if (!call.Has("posts"))
        {
            throw VkErrors.Parameter("posts is undefined");
        }

        var items = call.List("posts").Distinct().Take(MaxCount)
            .Select(Find)
            .Where(p => p is not null && (!p.IsPostponed || VkWallAccess.MayEdit(call.Token, world, p.OwnerId)))
            .Select(p => VkWallItems.From(p!, world, call.BaseUrl)).ToList();
        return call.WantsBareArrays && !call.Flag("extended")
            ? items
            : new VkAnswers.WallById(items, Profiles(call), Groups(call, items));
    }

    /// <summary>https://dev.vk.com/method/stats.getPostReach</summary>
    /// <exception cref="VkApiException">100 or 210.</exception>
    public object PostReach(VkMethodCall call)
    {
        var owner = VkWallAccess.Owner(call, world);
        if (!VkWallAccess.MayEdit(call.Token, world, owner))
        {
            throw VkErrors.PostAccess();
        }

        var ids = call.List("post_ids");
        if (ids.Count is 0 or > MaxReachPosts)
        {
            throw VkErrors.Parameter("post_ids is invalid");
        }

        return ids.Select(id => Find($"{owner.ToString(CultureInfo.InvariantCulture)}_{id}")).Where(p => p is { IsPostponed: false })
            .Select(p => Reach(p!)).ToList();
    }

    private VkAnswers.PostReach Reach(VkPost post)
    {
        var total = VkWallItems.Views(post, world);
        var subscribers = total * 3 / 4;
        return new VkAnswers.PostReach(post.Id, subscribers, total, total - subscribers, 0, total / 50, total / 20, 0, 0, 0, 0);
    }

    private IEnumerable<VkPost> Filter(VkMethodCall call, long owner)
    {
        var filter = call.Has("filter") ? call.Text("filter") : "all";
        var posts = world.Posts.Where(p => p.OwnerId == owner && !p.IsDeleted);
        switch (filter)
        {
            case "all":
                return posts.Where(p => !p.IsPostponed);
            case "owner":
                return posts.Where(p => !p.IsPostponed && p.FromId == owner);
            case "others":
                return posts.Where(p => !p.IsPostponed && p.FromId != owner);
            case "postponed":
                return VkWallAccess.MayEdit(call.Token, world, owner)
                    ? posts.Where(p => p.IsPostponed)
                    : throw VkErrors.Access("user should be group editor");
            case "suggests" or "archived" or "donut":
                return [];
            default:
                throw VkErrors.Parameter("filter is invalid");
        }
    }

    private VkPost? Find(string fullId) => fullId.Split('_') is [var owner, var id]
        && long.TryParse(owner, CultureInfo.InvariantCulture, out var ownerId)
        && long.TryParse(id, CultureInfo.InvariantCulture, out var postId)
            ? world.FindPost(ownerId, postId)
            : null;

    private long OwnerOf(string domain) =>
        -(world.Groups.Values.FirstOrDefault(g => g.ScreenName == domain)?.Id ?? throw VkErrors.Parameter("domain is invalid"));

    private static IReadOnlyList<object>? Profiles(VkMethodCall call) => call.Flag("extended") ? [] : null;

    private List<VkGroupItem>? Groups(VkMethodCall call, List<VkWallItem> items) => call.Flag("extended")
        ? [.. items.Where(i => i.OwnerId < 0).Select(i => -i.OwnerId).Distinct().Select(id => VkGroupItems.From(world.Groups[id], call))]
        : null;
}
