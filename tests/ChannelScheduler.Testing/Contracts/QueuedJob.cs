namespace ChannelScheduler.Testing.Contracts;

/// <summary>What a queue shows of one job.</summary>
/// <param name="State">The engine's name of the state.</param>
/// <param name="Shown">Every text that its states carry to the dashboard: reasons, messages, details.</param>
/// <param name="Arguments">The arguments as the engine stores them.</param>
/// <param name="StateHistory">All states so far, oldest first.</param>
public sealed record QueuedJob(string State, string Shown, IReadOnlyList<object?> Arguments, IReadOnlyList<string> StateHistory);
