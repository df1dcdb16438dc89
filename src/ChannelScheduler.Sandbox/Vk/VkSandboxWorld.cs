using System.Globalization;

namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Shows the VK stand-in to the reader's page and the control calls.</summary>
internal sealed class VkSandboxWorld(VkWorld world) : ISandboxWorld
{
    public string Network => SandboxNetworks.Vk;

    public IReadOnlyList<ReaderChannel> Channels() => world.Run(() => world.Groups.Values.Select(Describe).ToList());

    public IReadOnlyList<ReaderPost> Posts(string channel) => world.Run(() => PostsOf(channel)
        .OrderByDescending(p => p.Date).ThenByDescending(p => p.Id).Select(Describe).ToList());

    public void CountView(string channel) => world.Run(() =>
    {
        var shown = PostsOf(channel).Where(p => !p.IsDeleted).ToList();
        shown.ForEach(p => p.PageViews++);
        return shown.Count;
    });

    public IReadOnlyList<SandboxToken> Tokens(string channel) => world.Run(() => world.Tokens.Values
        .Where(t => t.Kind != VkTokenKind.Community || t.OwnerId == Id(channel))
        .Select(t => new SandboxToken(t.Kind.ToString().ToLowerInvariant(), t.Value)).ToList());

    public ReaderChannel CreateChannel(SandboxChannelRequest request) => world.Run(() =>
    {
        var id = request.ExternalId is null ? world.Groups.Keys.Max() + 1 : Id(request.ExternalId);
        if (id <= 0 || world.Groups.ContainsKey(id))
        {
            throw new ArgumentException($"externalId '{request.ExternalId}' is taken or not a positive group id");
        }

        var group = VkSeed.AddGroup(world, id, request.Handle ?? $"club{id}", request.Title ?? $"club{id}");
        if (request.Public == false)
        {
            group.IsClosed = 1;
            world.Save(group);
        }

        return Describe(group);
    });

    private IEnumerable<VkPost> PostsOf(string channel) => world.Posts.Where(p => p.OwnerId == -Id(channel) && !p.IsPostponed);

    private static ReaderChannel Describe(VkGroup group) => new(
        group.Id.ToString(CultureInfo.InvariantCulture),
        group.ScreenName,
        group.Name,
        group.IsClosed == 0,
        "https://vk.com/" + group.ScreenName,
        group.MembersCount);

    private ReaderPost Describe(VkPost post) => new(
        post.Id.ToString(CultureInfo.InvariantCulture),
        post.Text,
        [],
        [.. post.Attachments.Select(Describe)],
        $"https://vk.com/wall{post.OwnerId}_{post.Id}",
        DateTimeOffset.FromUnixTimeSeconds(post.Date),
        post.Edited is { } edited ? DateTimeOffset.FromUnixTimeSeconds(edited) : null,
        VkWallItems.Views(post, world),
        post.IsDeleted);

    private ReaderAttachment Describe(VkAttachment attachment) => attachment.Type switch
    {
        "photo" => new ReaderAttachment("image", world.Photos.First(p => p.OwnerId == attachment.OwnerId && p.Id == attachment.Id).File),
        "link" => new ReaderAttachment("share", Name: attachment.Url, Url: attachment.Url),
        var type => new ReaderAttachment(
            type is "video" or "audio" ? type : "file", Name: $"{attachment.Type}{attachment.OwnerId}_{attachment.Id}"),
    };

    private static long Id(string channel) => long.TryParse(channel, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
