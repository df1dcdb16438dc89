using System.Globalization;
using ChannelScheduler.Sandbox.Vk.Wire;

namespace ChannelScheduler.Sandbox.Vk;

/// <summary>The methods about communities, persons and tokens.</summary>
internal sealed class VkInfoMethods(VkWorld world)
{
    /// <summary>https://dev.vk.com/method/groups.getById ; without ids a community token means its own community.</summary>
    /// <exception cref="VkApiException">100: no ids; 125: none of them exists.</exception>
    public object GroupsById(VkMethodCall call)
    {
        var ids = call.Has("group_ids") ? call.List("group_ids") : call.List("group_id");
        if (ids.Count == 0)
        {
            ids = call.Token.Kind == VkTokenKind.Community
                ? [call.Token.OwnerId.ToString(CultureInfo.InvariantCulture)]
                : throw VkErrors.Parameter("group_ids is undefined");
        }

        var groups = ids.Select(Find).OfType<VkGroup>().Select(g => VkGroupItems.From(g, call)).ToList();
        if (groups.Count == 0)
        {
            throw VkErrors.GroupId();
        }

        return call.WantsBareArrays ? groups : new VkAnswers.GroupsById(groups, []);
    }

    /// <summary>https://dev.vk.com/method/utils.resolveScreenName ; an empty array when nobody has the name.</summary>
    public object ResolveScreenName(VkMethodCall call)
    {
        var name = call.Has("screen_name") ? call.Text("screen_name") : throw VkErrors.Parameter("screen_name is undefined");
        return world.Groups.Values.FirstOrDefault(g => g.ScreenName == name) is { } group
            ? new VkAnswers.ScreenName("group", group.Id)
            : Array.Empty<object>();
    }

    /// <summary>https://dev.vk.com/method/groups.getTokenPermissions</summary>
    public static object TokenPermissions(VkMethodCall call)
    {
        var rights = Rights(call);
        var names = Enum.GetValues<VkRights>().Where(r => long.IsPow2((long)r) && rights.HasFlag(r));
        return new VkAnswers.TokenPermissions((long)rights, [.. names.Select(r => new VkAnswers.TokenPermission(Name(r), (long)r))]);
    }

    /// <summary>https://dev.vk.com/method/account.getAppPermissions</summary>
    public static object AppPermissions(VkMethodCall call) => (long)Rights(call);

    /// <summary>https://dev.vk.com/method/users.get ; without ids: oneself, and nobody for a community or service.</summary>
    public static object Users(VkMethodCall call)
    {
        var isPerson = call.Token.Kind is VkTokenKind.User or VkTokenKind.VkId;
        var ids = call.Has("user_ids") || call.Has("user_id")
            ? [.. call.List("user_ids"), .. call.List("user_id")]
            : isPerson ? new List<string> { call.Token.OwnerId.ToString(CultureInfo.InvariantCulture) } : [];
        return ids.Where(id => id == VkSeed.UserId.ToString(CultureInfo.InvariantCulture))
            .Select(_ => new VkAnswers.User(VkSeed.UserId, VkSeed.UserFirstName, VkSeed.UserLastName, CanAccessClosed: true, IsClosed: false)).ToList();
    }

    private static VkRights Rights(VkMethodCall call) =>
        call.RightsRevoked ? call.Token.Rights & ~(VkRights.Wall | VkRights.Photos) : call.Token.Rights;

    // VK calls the right to manage a community by another name in each of the two tokens' lists.
    private static string Name(VkRights right) => right == VkRights.Groups ? "manage" : right.ToString().ToLowerInvariant();

    private VkGroup? Find(string idOrName) =>
        long.TryParse(idOrName, CultureInfo.InvariantCulture, out var id)
            ? world.Groups.GetValueOrDefault(id)
            : world.Groups.Values.FirstOrDefault(g => g.ScreenName == idOrName);
}
