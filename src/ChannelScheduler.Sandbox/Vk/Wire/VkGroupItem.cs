namespace ChannelScheduler.Sandbox.Vk.Wire;

/// <summary>A community as groups.getById gives it; the optional members come only when asked for in <c>fields</c>.</summary>
/// <remarks>https://dev.vk.com/reference/objects/group</remarks>
internal sealed record VkGroupItem
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required string ScreenName { get; init; }

    public required int IsClosed { get; init; }

    public string Type { get; } = "page";

    /// <summary>Only a person's token is told.</summary>
    public int? IsAdmin { get; init; }

    public int? AdminLevel { get; init; }

    public int? IsMember { get; init; }

    public int? Verified { get; init; }

    public int? MembersCount { get; init; }

    public int? Wall { get; init; }

    public int? CanPost { get; init; }

    public string? Site { get; init; }

    public string? Description { get; init; }
}
