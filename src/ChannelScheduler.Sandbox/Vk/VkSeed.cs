using System.Globalization;

namespace ChannelScheduler.Sandbox.Vk;

/// <summary>The communities and tokens of a fresh sandbox.</summary>
internal static class VkSeed
{
    /// <summary>The invented person behind the user and VK ID tokens, administrator of every sandbox community.</summary>
    public const long UserId = 100000001;

    public const string UserFirstName = "Песочница";
    public const string UserLastName = "Школьная";

    public static void Fill(VkWorld world)
    {
        AddGroup(world, SandboxSeed.VkGroupId, SandboxSeed.VkScreenName, SandboxSeed.VkTitle, SandboxSeed.VkCommunityToken);
        world.Save(new VkToken(SandboxSeed.VkUserToken, VkTokenKind.User, UserId) { Rights = VkRights.FullUser });
        // VK ID narrows the scope silently: neither wall nor photos is ever granted.
        world.Save(new VkToken(SandboxSeed.VkIdToken, VkTokenKind.VkId, UserId));
        world.Save(new VkToken(SandboxSeed.VkServiceToken, VkTokenKind.Service, 0));
    }

    public static VkGroup AddGroup(VkWorld world, long id, string screenName, string name, string? communityToken = null)
    {
        var group = new VkGroup { Id = id, ScreenName = screenName, Name = name, Admins = { [UserId] = 3 } };
        world.Save(group);
        world.Save(new VkToken(communityToken ?? CommunityToken(id), VkTokenKind.Community, id) { Rights = VkRights.FullCommunity });
        return group;
    }

    private static string CommunityToken(long groupId) =>
        SandboxSeed.VkCommunityToken + "-" + groupId.ToString(CultureInfo.InvariantCulture);
}
