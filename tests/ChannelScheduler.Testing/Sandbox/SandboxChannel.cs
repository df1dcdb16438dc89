using ChannelScheduler.Sandbox;

namespace ChannelScheduler.Testing.Sandbox;

/// <summary>A channel made by <see cref="SandboxServer.AddChannelAsync"/>, with its tokens.</summary>
public sealed record SandboxChannel(
    string Network,
    string ExternalId,
    string? Handle,
    string Title,
    bool Public,
    string Link,
    IReadOnlyList<SandboxToken> Tokens)
{
    /// <summary>The token of this kind (<c>bot</c>, <c>community</c>, <c>user</c>, …).</summary>
    public string Token(string kind) => Tokens.Single(t => t.Kind == kind).Value;
}
