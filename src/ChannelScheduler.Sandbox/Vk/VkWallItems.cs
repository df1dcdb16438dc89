using System.Globalization;
using ChannelScheduler.Sandbox.Vk.Wire;

namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Turns posts and photos into what goes over the wire.</summary>
internal static class VkWallItems
{
    private const int FreshSeconds = 60;
    private const int SecondsPerView = 30;
    private const int MaxOwnViews = 5000;

    public static VkWallItem From(VkPost post, VkWorld world, string baseUrl) => new()
    {
        Id = post.Id,
        OwnerId = post.OwnerId,
        FromId = post.FromId,
        CreatedBy = post.CreatedBy,
        SignerId = post.SignerId,
        Date = post.Date,
        Edited = post.Edited,
        PostType = post.IsPostponed ? "postpone" : "post",
        Text = post.Text,
        Attachments = [.. post.Attachments.Select(a => From(a, world, baseUrl))],
        MarkedAsAds = post.IsAd ? 1 : 0,
        IsPinned = post.IsPinned ? 1 : null,
        PostponedId = post.PostponedId,
        Copyright = post.Copyright is null ? null : new VkWallItemCopyright(post.Copyright, new Uri(post.Copyright).Host, "external_link"),
        Comments = post.IsPostponed ? null : new VkWallItemComments(0, post.CommentsClosed ? 0 : 1, 1),
        Likes = post.IsPostponed ? null : new VkWallItemCount(0),
        Reposts = post.IsPostponed ? null : new VkWallItemCount(0),
        Views = HasViews(post, world) ? new VkWallItemCount(Views(post, world)) : null,
        Hash = $"sandbox{post.Id.ToString(CultureInfo.InvariantCulture)}",
    };

    /// <summary>Grows with the post's age and with every opening of the reader's page.</summary>
    public static int Views(VkPost post, VkWorld world) =>
        post.PageViews + (int)Math.Clamp((world.Now - post.Date) / SecondsPerView, 0, MaxOwnViews);

    private static bool HasViews(VkPost post, VkWorld world) => !post.IsPostponed && world.Now - post.Date >= FreshSeconds;

    private static VkWallItemAttachment From(VkAttachment attachment, VkWorld world, string baseUrl) => attachment.Type switch
    {
        "photo" => new VkWallItemAttachment("photo")
        {
            Photo = VkPhotoItems.From(world.Photos.First(p => p.OwnerId == attachment.OwnerId && p.Id == attachment.Id), baseUrl),
        },
        "link" => new VkWallItemAttachment("link") { Link = new VkLinkItem(attachment.Url!, attachment.Url!) },
        var type => new VkWallItemAttachment(type)
        {
            Other = new() { [type] = new VkObjectItem(attachment.Id, attachment.OwnerId) },
        },
    };
}
