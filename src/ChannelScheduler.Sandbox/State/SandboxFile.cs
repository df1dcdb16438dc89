namespace ChannelScheduler.Sandbox;

/// <summary>An uploaded file.</summary>
public sealed record SandboxFile(string Id, string Name, string ContentType, byte[] Content);
