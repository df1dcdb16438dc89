namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Access rights as VK counts them in account.getAppPermissions and groups.getTokenPermissions.</summary>
[Flags]
public enum VkRights
{
    None = 0,
    Notify = 1,
    Photos = 1 << 2,
    Messages = 1 << 12,
    Wall = 1 << 13,
    Offline = 1 << 16,
    Docs = 1 << 17,
    Groups = 1 << 18,
    Stats = 1 << 20,
    Market = 1 << 27,

    /// <summary>What a person's sandbox token may do.</summary>
    FullUser = Photos | Wall | Offline | Docs | Groups | Stats,

    /// <summary>What a community's sandbox token has ticked; photos among it, which still does not open the wall upload.</summary>
    FullCommunity = Notify | Photos | Messages | Wall | Docs | Groups | Market,
}
