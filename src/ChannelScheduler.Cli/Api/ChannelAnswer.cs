namespace ChannelScheduler.Cli.Api;

internal sealed record ChannelAnswer(string Id, string? SchoolId = null, string? Kind = null, string? Name = null, string? Handle = null, string? Environment = null);

/// <summary>The channel doctor's report.</summary>
internal sealed record ChannelReportAnswer(bool Ok, IReadOnlyList<ChannelCheckAnswer>? Checks = null);

internal sealed record ChannelCheckAnswer(string Code, bool Ok, string? Message = null, string? Remedy = null);
