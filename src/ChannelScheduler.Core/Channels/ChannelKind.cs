namespace ChannelScheduler.Core.Channels;

public enum ChannelKind
{
    /// <summary>The school's public MAX channel, <c>@id&lt;INN&gt;_gos</c>.</summary>
    MaxPublic,

    /// <summary>The gospublic: the school's official community page in VK.</summary>
    Gospublic,

    /// <summary>The school's closed Sferum channel in MAX; it has no link that subscribers see.</summary>
    SferumClosed,
}

public static class ChannelKinds
{
    public static Network NetworkOf(this ChannelKind kind) => kind == ChannelKind.Gospublic ? Network.Vk : Network.Max;

    /// <summary>True where anyone can read: chat and call links have no place there.</summary>
    public static bool IsPublic(this ChannelKind kind) => kind != ChannelKind.SferumClosed;
}
