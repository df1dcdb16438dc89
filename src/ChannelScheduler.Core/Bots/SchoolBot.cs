using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Bots;

/// <summary>A school's bot in MAX that speaks with its people in private: the bot of one of the school's channels, turned on by an admin. One a school.</summary>
public sealed class SchoolBot
{
    public Guid Id { get; init; }

    public Guid SchoolId { get; init; }

    /// <summary>Whose token it speaks with.</summary>
    public Guid ChannelId { get; init; }

    public ChannelEnvironment Environment { get; init; }

    /// <summary>Its number in MAX: a channel's token may be exchanged for another bot's, and then this one is silent.</summary>
    public long BotUserId { get; init; }

    /// <summary>The name in its address, without the at sign.</summary>
    public string? Username { get; init; }

    public DateTimeOffset TurnedOnAt { get; init; }

    /// <summary>Up to where its events are dealt with; null before the first.</summary>
    public long? Marker { get; set; }

    /// <summary>When MAX last answered.</summary>
    public DateTimeOffset? HeardAt { get; set; }

    /// <summary>Why nothing of MAX is heard; null while all is well.</summary>
    public Publishing.Reason? Problem { get; set; }

    /// <summary>What MAX has to show to be believed on the web hook, encrypted; null while events are asked for.</summary>
    public string? ProtectedSecret { get; set; }

    /// <summary>Channels that it was added to since it listens: MAX tells this once, and connecting a channel needs it later.</summary>
    public List<long> SeenChats { get; set; } = [];
}
