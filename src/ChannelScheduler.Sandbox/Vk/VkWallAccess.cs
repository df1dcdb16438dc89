namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Finds the wall a call is about and says whose name may stand above a post on it.</summary>
internal static class VkWallAccess
{
    private const int Editor = 2;

    /// <summary>The wall's owner: negative for a community; a person without <c>owner_id</c> means the own page, as in VK.</summary>
    /// <exception cref="VkApiException">100: missing, or no such wall.</exception>
    public static long Owner(VkMethodCall call, VkWorld world)
    {
        var owner = call.Number("owner_id") ?? OwnPage(call.Token) ?? throw VkErrors.Parameter("owner_id is undefined");
        var exists = owner < 0 ? world.Groups.ContainsKey(-owner) : owner == VkSeed.UserId;
        return exists ? owner : throw VkErrors.Parameter("owner_id is invalid");
    }

    /// <summary>Whose name a new post bears.</summary>
    /// <exception cref="VkApiException">203: another community's token; 214: no right to post there.</exception>
    public static long AuthorOf(VkMethodCall call, VkWorld world, long owner)
    {
        if (owner > 0)
        {
            return call.Token.OwnerId == owner && call.Token.Kind == VkTokenKind.User ? owner : throw VkErrors.AddingPost();
        }

        var group = world.Groups[-owner];
        if (group.Wall == 0)
        {
            throw VkErrors.AddingPost("access to the wall is closed");
        }

        if (call.Token.Kind == VkTokenKind.Community)
        {
            return call.Token.OwnerId == group.Id ? owner : throw VkErrors.GroupAccess();
        }

        if (MayEdit(call.Token, world, owner))
        {
            // Without from_group an administrator's post bears the person's own name: a mistake worth seeing.
            return call.Flag("from_group") ? owner : call.Token.OwnerId;
        }

        return group.Wall == 1 && !call.Flag("from_group") ? call.Token.OwnerId : throw VkErrors.AddingPost();
    }

    /// <summary>Whether the token may change posts of this wall and see postponed ones.</summary>
    public static bool MayEdit(VkToken token, VkWorld world, long owner) => token.Kind switch
    {
        VkTokenKind.Community => owner == -token.OwnerId,
        VkTokenKind.User when owner > 0 => owner == token.OwnerId,
        VkTokenKind.User => world.Groups.TryGetValue(-owner, out var group) && group.AdminLevel(token.OwnerId) >= Editor,
        _ => false,
    };

    private static long? OwnPage(VkToken token) => token.Kind == VkTokenKind.User ? token.OwnerId : null;
}
