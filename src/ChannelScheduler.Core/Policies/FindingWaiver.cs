namespace ChannelScheduler.Core.Policies;

/// <summary>Why a warning does not count: somebody looked at it and answers for it, for a while.</summary>
/// <param name="By">The person's name.</param>
/// <param name="Until">From this instant on it counts again.</param>
public sealed record FindingWaiver(Guid Id, string Reason, string By, DateTimeOffset Until);
