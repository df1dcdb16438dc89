using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Web.Api.Contracts;

public sealed record LintRequest(
    string Text,
    string? Title = null,
    PostVariants? Variants = null,
    IReadOnlyList<LintChannelRequest>? Channels = null,
    IReadOnlyList<LintButtonRequest>? Buttons = null,
    IReadOnlyList<Guid>? MediaIds = null);

public sealed record LintChannelRequest(ChannelKind Kind, string? Handle = null, string? Inn = null);

public sealed record LintButtonRequest(string Label, string Url);

public sealed record LintResponse(string Verdict, IReadOnlyList<FindingResponse> Findings);

/// <param name="Start">UTF-16 units from the start of the field as sent; null when the finding has no place.</param>
public sealed record FindingResponse(
    string RuleId,
    string Severity,
    string Message,
    string Remedy,
    string Field,
    IReadOnlyList<ChannelKind> ChannelKinds,
    int? Start,
    int? Length,
    string? Excerpt,
    IReadOnlyList<FixResponse> Fixes);

/// <summary>Replace <paramref name="Length"/> units from <paramref name="Start"/> by <paramref name="Replacement"/>.</summary>
public sealed record FixResponse(int Start, int Length, string Replacement);

public sealed record DiagnoseRequest(string Text);

public sealed record DiagnoseResponse(IReadOnlyList<DiagnoseMatchResponse> Matches);

public sealed record DiagnoseMatchResponse(string Code, string Title, string Fix, string Source)
{
    public static DiagnoseMatchResponse From(Core.Verification.DiagnoseMatch match) => new(match.Code, match.Title, match.Fix, match.Source);
}
