using System.Text.Json;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>NewMessageBody of POST and PUT /messages.</summary>
internal sealed record MaxMessageBody(
    string? Text, IReadOnlyList<JsonElement>? Attachments, MaxLinkBody? Link, bool? Notify, string? Format);

internal sealed record MaxLinkBody(string? Type, string? Mid);
