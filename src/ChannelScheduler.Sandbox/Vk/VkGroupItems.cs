using ChannelScheduler.Sandbox.Vk.Wire;

namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Turns a community into what goes over the wire, with what the caller asked for and may know.</summary>
internal static class VkGroupItems
{
    private const int Editor = 2;

    public static VkGroupItem From(VkGroup group, VkMethodCall call)
    {
        var fields = call.List("fields");
        var isPerson = call.Token.Kind is VkTokenKind.User or VkTokenKind.VkId;
        var level = isPerson && !call.RightsRevoked ? group.AdminLevel(call.Token.OwnerId) : 0;
        T? Asked<T>(string field, T value) where T : struct => fields.Contains(field) ? value : null;
        return new VkGroupItem
        {
            Id = group.Id,
            Name = group.Name,
            ScreenName = group.ScreenName,
            IsClosed = group.IsClosed,
            IsAdmin = isPerson ? (level > 0 ? 1 : 0) : null,
            AdminLevel = level > 0 ? level : null,
            IsMember = isPerson ? (level > 0 ? 1 : 0) : null,
            Verified = Asked("verified", group.Verified ? 1 : 0),
            MembersCount = Asked("members_count", group.MembersCount),
            Wall = Asked("wall", group.Wall),
            CanPost = Asked("can_post", group.Wall == 1 || level >= Editor ? 1 : 0),
            Site = fields.Contains("site") ? "" : null,
            Description = fields.Contains("description") ? "" : null,
        };
    }
}
