namespace ChannelScheduler.Core.Channels;

/// <summary>A channel that the network showed us while one was looked for.</summary>
/// <param name="ExternalId">MAX: the chat id; VK: the group id.</param>
/// <param name="Handle">The public address' last part; null for a channel that has none.</param>
/// <param name="IsPublic">Null when the network did not say.</param>
public sealed record FoundChannel(string ExternalId, string? Title, string? Handle, bool? IsPublic);
