namespace ChannelScheduler.Sandbox.Vk;

/// <summary>A community. Its wall has the owner id <c>-Id</c>.</summary>
public sealed class VkGroup
{
    public long Id { get; set; }

    public string ScreenName { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>0 open, 1 closed, 2 private.</summary>
    public int IsClosed { get; set; }

    /// <summary>0 off, 1 open, 2 limited, 3 closed. Off refuses every post with error 214.</summary>
    public int Wall { get; set; } = 2;

    public bool Verified { get; set; }

    public int MembersCount { get; set; } = 412;

    /// <summary>Person to level: 1 moderator, 2 editor, 3 administrator. A post in the community's name needs 2.</summary>
    public Dictionary<long, int> Admins { get; set; } = [];

    public int AdminLevel(long userId) => Admins.GetValueOrDefault(userId);
}
