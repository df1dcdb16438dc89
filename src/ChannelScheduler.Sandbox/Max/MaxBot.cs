namespace ChannelScheduler.Sandbox.Max;

/// <summary>A bot and its token.</summary>
internal sealed record MaxBot(long UserId, string Name, string Username, string Token, IReadOnlyList<MaxCommand> Commands);

internal sealed record MaxCommand(string Name, string? Description);
