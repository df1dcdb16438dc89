using System.Text.Json;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>An attachment as stored; <see cref="Json"/> holds a keyboard's payload.</summary>
internal sealed record MaxAttachment(
    string Type, string? Token = null, string? FileId = null, string? Name = null, long Size = 0, string? Url = null, JsonElement? Json = null);
