using System.Text.Json.Nodes;

namespace ChannelScheduler.Cli.Api;

/// <summary>What the server answered: as this program reads it, and whole.</summary>
/// <param name="ETag">For the <c>If-Match</c> of an action on it; null when there was none.</param>
internal sealed record ApiAnswer<T>(T Value, JsonNode Raw, string? ETag);
