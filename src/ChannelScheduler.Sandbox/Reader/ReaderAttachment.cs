namespace ChannelScheduler.Sandbox;

/// <summary>Something attached to a post.</summary>
/// <param name="Type"><c>image</c>, <c>video</c>, <c>audio</c>, <c>file</c>, <c>share</c> (link preview) or <c>inline_keyboard</c>.</param>
/// <param name="FileId">Id in <see cref="SandboxStore"/>, when bytes are kept.</param>
/// <param name="Name">File name or link text.</param>
/// <param name="Url">Target of a link preview or a button.</param>
public sealed record ReaderAttachment(string Type, string? FileId = null, string? Name = null, string? Url = null);
