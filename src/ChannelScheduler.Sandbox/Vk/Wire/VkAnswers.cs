namespace ChannelScheduler.Sandbox.Vk.Wire;

/// <summary>The small answers, each the <c>response</c> of the method named above it.</summary>
internal static class VkAnswers
{
    /// <summary>wall.post and wall.edit.</summary>
    public sealed record Posted(long PostId);

    /// <summary>wall.get.</summary>
    public sealed record Wall(int Count, IReadOnlyList<VkWallItem> Items, IReadOnlyList<object>? Profiles, IReadOnlyList<VkGroupItem>? Groups);

    /// <summary>wall.getById from version 5.139.</summary>
    public sealed record WallById(IReadOnlyList<VkWallItem> Items, IReadOnlyList<object>? Profiles, IReadOnlyList<VkGroupItem>? Groups);

    /// <summary>groups.getById from version 5.139.</summary>
    public sealed record GroupsById(IReadOnlyList<VkGroupItem> Groups, IReadOnlyList<object> Profiles);

    /// <summary>photos.getWallUploadServer.</summary>
    public sealed record UploadServer(string UploadUrl, int AlbumId, long UserId, long? GroupId);

    /// <summary>The upload address itself: bare, without an envelope.</summary>
    public sealed record Uploaded(long Server, string Photo, string Hash);

    /// <summary>groups.getTokenPermissions.</summary>
    public sealed record TokenPermissions(long Mask, IReadOnlyList<TokenPermission> Permissions);

    public sealed record TokenPermission(string Name, long Setting);

    /// <summary>users.get.</summary>
    public sealed record User(long Id, string FirstName, string LastName, bool CanAccessClosed, bool IsClosed);

    /// <summary>utils.resolveScreenName.</summary>
    public sealed record ScreenName(string Type, long ObjectId);

    /// <summary>stats.getPostReach.</summary>
    public sealed record PostReach(
        long PostId, int ReachSubscribers, int ReachTotal, int ReachViral, int ReachAds,
        int Links, int ToGroup, int JoinGroup, int Report, int Hide, int Unsubscribe);
}
