namespace ChannelScheduler.Sandbox;

/// <summary>A token of the sandbox.</summary>
/// <param name="Kind"><c>bot</c> (MAX); <c>community</c>, <c>user</c>, <c>vkid</c>, <c>service</c> (VK).</param>
public sealed record SandboxToken(string Kind, string Value);
