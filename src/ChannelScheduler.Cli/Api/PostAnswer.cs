namespace ChannelScheduler.Cli.Api;

internal sealed record PostAnswer(
    string Id,
    string? Status = null,
    string? Title = null,
    IReadOnlyList<FindingAnswer>? Findings = null,
    IReadOnlyList<PublicationAnswer>? Publications = null);

internal sealed record FindingAnswer(string RuleId, string? Severity = null, string? Message = null, string? Remedy = null);

internal sealed record MediaAnswer(string Id);
