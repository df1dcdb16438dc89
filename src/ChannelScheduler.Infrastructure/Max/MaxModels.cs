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

/// <summary>An event; <c>bot_added</c> is how a channel's numeric id is learnt.</summary>
public sealed record MaxUpdate(string Type, long? ChatId, bool IsChannel);

public sealed record MaxUpdates(IReadOnlyList<MaxUpdate> Updates, long? Marker);

/// <param name="Urls">Where the bot's events go; while there is one, none come to whoever polls.</param>
public sealed record MaxSubscriptions(IReadOnlyList<string> Urls);

/// <summary>A change that the network confirmed.</summary>
public sealed record MaxDone;

/// <param name="Text">In MAX's Markdown.</param>
/// <param name="ImageTokens">Null keeps what an edited message has.</param>
public sealed record MaxDraft(string Text, IReadOnlyList<string>? ImageTokens);
