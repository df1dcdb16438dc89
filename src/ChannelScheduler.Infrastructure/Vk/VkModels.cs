namespace ChannelScheduler.Infrastructure.Vk;

/// <param name="PostId">Unique on its wall; its public address is <c>wall-&lt;gid&gt;_&lt;id&gt;</c>.</param>
/// <param name="FromId">Negative for a post in the community's name.</param>
/// <param name="Attachments">In the form that <c>wall.edit</c> takes, in their order; null when one of them can't be written that way.</param>
public sealed record VkPost(long PostId, long FromId, DateTimeOffset? Date, string Text, int PhotoCount, IReadOnlyList<string>? Attachments, bool IsDeleted, long? Views);

/// <param name="IsClosed">0 open, 1 closed, 2 private.</param>
/// <param name="Wall">0 off, 1 open, 2 limited, 3 closed; null when the network did not say.</param>
/// <param name="AdminLevel">1 moderator, 2 editor, 3 administrator; null for anyone else.</param>
public sealed record VkGroup(long Id, string? Name, string? ScreenName, int? IsClosed, string? Deactivated, int? Wall, bool IsAdmin, int? AdminLevel);

/// <summary>An id that the network gave to something stored.</summary>
public sealed record VkId(long Value);

/// <param name="Names">Names of the granted rights, where the network lists them.</param>
public sealed record VkPermissions(long Mask, IReadOnlyList<string> Names)
{
    // https://dev.vk.com/reference/access-rights
    public bool HasPhotos => (Mask & 4) != 0 || Names.Contains("photos");

    public bool HasWall => (Mask & 8192) != 0 || Names.Contains("wall");
}

/// <summary>A change that the network confirmed.</summary>
public sealed record VkDone;

public sealed record VkServerTime(DateTimeOffset Now);

/// <param name="UserId">Null for a token that is nobody's: a community's.</param>
public sealed record VkUser(long? UserId);

/// <param name="Type"><c>group</c>, <c>user</c>, <c>application</c> …; null when nobody has the name.</param>
public sealed record VkScreenName(string? Type, long? Id);
