namespace ChannelScheduler.Sandbox;

/// <summary>Asks for one more channel; whatever is left out is made up.</summary>
/// <param name="Network"><c>max</c> or <c>vk</c>.</param>
/// <param name="ExternalId">Negative chat id for MAX, positive group id for VK.</param>
/// <param name="Public">False makes a closed channel with an invite link.</param>
/// <param name="Permissions">MAX: rights of the bot in the channel; null gives all that posting needs.</param>
public sealed record SandboxChannelRequest(
    string Network,
    string? ExternalId = null,
    string? Handle = null,
    string? Title = null,
    bool? Public = null,
    IReadOnlyList<string>? Permissions = null);
