namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Which token kind may call what, and the error the others get. Measured by others; see the cases.</summary>
internal static class VkAccessRules
{
    /// <exception cref="VkApiException">15, 27, 28 or 1051.</exception>
    public static void Check(VkToken token, VkMethodAccess access, VkSwitches switches)
    {
        var error = token.Kind switch
        {
            VkTokenKind.Community => ForCommunity(access, token.Rights, switches),
            VkTokenKind.User => ForPerson(access, token.Rights),
            VkTokenKind.VkId => ForVkId(access, token.Rights),
            _ => ForService(access),
        };
        if (error is not null)
        {
            throw error;
        }
    }

    private static VkApiException? ForCommunity(VkMethodAccess access, VkRights rights, VkSwitches switches) => access switch
    {
        VkMethodAccess.Open or VkMethodAccess.Community => null,
        VkMethodAccess.WallRead when switches.CommunityReads => null,
        VkMethodAccess.WallPost => Need(rights, VkRights.Wall, VkErrors.Access("no access to call this method")),
        VkMethodAccess.WallEdit when switches.CommunityEdits => Need(rights, VkRights.Wall, VkErrors.Access("no access to call this method")),
        // Even with the photos right ticked: a community cannot put a new photo on its own wall.
        _ => VkErrors.GroupAuth(),
    };

    private static VkApiException? ForPerson(VkMethodAccess access, VkRights rights) => access switch
    {
        VkMethodAccess.WallPost or VkMethodAccess.WallEdit or VkMethodAccess.WallManage => Need(rights, VkRights.Wall, VkErrors.MissingRight()),
        VkMethodAccess.WallPhoto => Need(rights, VkRights.Photos, VkErrors.MissingRight()),
        VkMethodAccess.Statistics => Need(rights, VkRights.Stats, VkErrors.MissingRight()),
        VkMethodAccess.Community => VkErrors.Access("method is unavailable with user auth"),
        _ => null,
    };

    private static VkApiException? ForVkId(VkMethodAccess access, VkRights rights) => access switch
    {
        VkMethodAccess.WallPost or VkMethodAccess.WallEdit or VkMethodAccess.WallManage => VkErrors.ProfileType(),
        VkMethodAccess.WallPhoto => VkErrors.Access("no access to call this method", 1133),
        _ => ForPerson(access, rights),
    };

    private static VkApiException? ForService(VkMethodAccess access) =>
        access is VkMethodAccess.Open or VkMethodAccess.WallRead ? null : VkErrors.ServiceAuth();

    private static VkApiException? Need(VkRights rights, VkRights needed, VkApiException error) =>
        rights.HasFlag(needed) ? null : error;
}
