namespace ChannelScheduler.Core.Channels;

public enum ChannelTokenKind
{
    /// <summary>A MAX bot's token.</summary>
    Bot,

    /// <summary>A VK community token: posts text, can't put a photo on the wall.</summary>
    Community,

    /// <summary>A VK user token with the wall and photos rights.</summary>
    User,

    /// <summary>A VK service token: reads only.</summary>
    Service,
}
