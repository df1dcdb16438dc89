namespace ChannelScheduler.Integration.Tests.Api;

/// <summary>A request that has to be refused.</summary>
/// <param name="Field">What the problem has to name; null where the address itself is wrong.</param>
/// <param name="SendAsync">In this language.</param>
internal sealed record BadRequest(string Name, int Status, string? Field, Func<BadRequestWorld, string?, Task<Answer>> SendAsync);
