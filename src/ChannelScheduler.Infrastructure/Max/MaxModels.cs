namespace ChannelScheduler.Infrastructure.Max;

public sealed record MaxBot(long UserId, string? Username, string? Name);

/// <param name="Type"><c>channel</c>, <c>chat</c> or <c>dialog</c>.</param>
/// <param name="Status"><c>active</c>, <c>removed</c>, <c>left</c>, <c>closed</c>, <c>suspended</c>.</param>
/// <param name="Link">The full address, e.g. <c>https://max.ru/id2634028465_gos</c>.</param>
public sealed record MaxChat(long ChatId, string? Type, string? Status, string? Title, bool? IsPublic, string? Link, int? ParticipantsCount);

public sealed record MaxMembership(bool IsAdmin, bool IsOwner, IReadOnlyList<string> Permissions);

/// <param name="SenderId">Channel posts may come without a sender.</param>
/// <param name="ImageCount">Pictures only: MAX adds a <c>share</c> attachment to a text with a link by itself.</param>
public sealed record MaxMessage(string Mid, string? Url, DateTimeOffset? Timestamp, string Text, long? SenderId, int ImageCount, long? Views);

/// <summary>Somebody in MAX: the API tells a number and what they call themselves, nothing that proves who they are.</summary>
/// <param name="Name">First and last name, as they stand in the profile.</param>
public sealed record MaxPerson(long UserId, string? Name, string? Username, bool IsBot);

/// <summary>
/// An event; <c>bot_added</c> is how a channel's numeric id is learnt. The same one may come twice. What a type doesn't carry is null.
/// Source: https://dev.max.ru/docs-api/objects/Update
/// </summary>
/// <param name="ChatId">A dialogue's is positive, and known only from its events: people are written to by their own id.</param>
public sealed record MaxUpdate(string Type, long? ChatId, bool IsChannel)
{
    /// <summary>When it happened, by MAX's clock.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Who did it: who pressed a button, wrote the message, started or stopped the bot.</summary>
    public MaxPerson? Person { get; init; }

    /// <summary>Of the message that came with the event; with a press it is the bot's own.</summary>
    public string? Text { get; init; }

    /// <summary>Of the pressed button, or of the link that the bot was started by.</summary>
    public string? Payload { get; init; }

    public string? CallbackId { get; init; }

    /// <summary>Of the message; null when a pressed button's message is gone by now.</summary>
    public string? Mid { get; init; }

    /// <summary><c>dialog</c>, <c>chat</c> or <c>channel</c>.</summary>
    public string? ChatType { get; init; }

    /// <summary>The person's language, IETF BCP 47.</summary>
    public string? Locale { get; init; }
}

public sealed record MaxUpdates(IReadOnlyList<MaxUpdate> Updates, long? Marker);

/// <param name="Urls">Where the bot's events go; while there is one, none come to whoever polls.</param>
public sealed record MaxSubscriptions(IReadOnlyList<string> Urls);

/// <summary>A change that the network confirmed.</summary>
public sealed record MaxDone;

/// <param name="Text">In MAX's Markdown.</param>
/// <param name="ImageTokens">Null keeps what an edited message has.</param>
public sealed record MaxDraft(string Text, IReadOnlyList<string>? ImageTokens);

/// <summary>A button under a message: one with a payload tells the bot of a press, one with an address opens it.</summary>
/// <param name="Text">At most 128 characters; some 20 are seen when it stands alone in its row, 10 when two do.</param>
/// <param name="Payload">At most 1024 characters.</param>
/// <param name="Intent"><c>default</c>, <c>positive</c> or <c>negative</c>: apps of the older kind colour the button by it.</param>
public sealed record MaxButton(string Text, string? Payload, string? Url = null, string? Intent = null);

/// <summary>A message to one person. The text is plain: nothing in it becomes markup.</summary>
/// <param name="Text">At most <see cref="LongestText"/> UTF-16 units.</param>
/// <param name="Buttons">Rows; none takes the buttons of an edited message away.</param>
/// <param name="ImageTokens">Uploaded pictures, at most eleven beside the buttons; none takes those of an edited message away.</param>
public sealed record MaxLetter(string Text, IReadOnlyList<IReadOnlyList<MaxButton>> Buttons, IReadOnlyList<string>? ImageTokens = null)
{
    /// <summary>What MAX counts is not stated; UTF-16 units are the safe reading. Source: https://dev.max.ru/docs-api/objects/NewMessageBody</summary>
    public const int LongestText = 4000;
}
