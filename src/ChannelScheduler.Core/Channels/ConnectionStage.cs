namespace ChannelScheduler.Core.Channels;

/// <summary>Where the setting-up of a channel stands. VK begins at <see cref="TokenNeeded"/>: there is no bot to moderate.</summary>
public enum ConnectionStage
{
    /// <summary>MAX: somebody has to create the bot on the partner platform.</summary>
    BotNeeded,

    /// <summary>MAX: the bot is created and the platform looks at it, up to 48 hours.</summary>
    BotInModeration,

    /// <summary>The bot's token, or the community's key, has to be entered.</summary>
    TokenNeeded,

    /// <summary>The token works; which channel it is for is not known yet.</summary>
    ChannelNeeded,

    /// <summary>The channel is known; its rights have to be green.</summary>
    CheckNeeded,

    /// <summary>A channel has come of it.</summary>
    Connected,

    /// <summary>Given up. A channel made by hand meanwhile stays.</summary>
    Discarded,
}
