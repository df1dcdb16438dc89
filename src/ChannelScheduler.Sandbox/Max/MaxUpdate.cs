using System.Text.Json;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>An event for a bot.</summary>
/// <param name="Number">Counts all bots' events from 1.</param>
/// <param name="Body">As the API shows it.</param>
internal sealed record MaxUpdate(long Number, long BotUserId, string Type, JsonElement Body);
