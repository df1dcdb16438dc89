using System.Text.Json;

namespace ChannelScheduler.Core.Policies;

/// <summary>A report as the REST API and the command line give it out. Scripts depend on these names: add, don't rename.</summary>
/// <param name="Verdict"><c>pass</c>, <c>warn</c> or <c>block</c>.</param>
public sealed record LintAnswer(string Verdict, IReadOnlyList<FindingAnswer> Findings)
{
    public static LintAnswer From(LintReport report) => new(Name(report.Verdict), [.. report.Findings.Select(From)]);

    private static FindingAnswer From(Finding finding) => new(
        finding.RuleId,
        Name(finding.Severity),
        finding.Message,
        finding.Remedy,
        finding.Field,
        [.. finding.ChannelKinds.Select(Name)],
        finding.Span?.Start,
        finding.Span?.Length,
        finding.Excerpt,
        [.. finding.Fixes.Select(fix => new FixAnswer(fix.Kind, fix.Span.Start, fix.Span.Length, fix.Text))],
        finding.Waiver is { } waiver ? new WaiverAnswer(waiver.Id, waiver.Reason, waiver.By, waiver.Until) : null);

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>advice</c>.</param>
/// <param name="Start">UTF-16 units into the field as sent; null, like <paramref name="Length"/>, when the finding has no place.</param>
public sealed record FindingAnswer(
    string RuleId,
    string Severity,
    string Message,
    string Remedy,
    string Field,
    IReadOnlyList<string> ChannelKinds,
    int? Start,
    int? Length,
    string? Excerpt,
    IReadOnlyList<FixAnswer> Fixes,
    WaiverAnswer? Waiver);

/// <summary>A warning with one stays in the report and does not count in the verdict.</summary>
/// <param name="By">Who answers for it.</param>
/// <param name="Until">From then on the warning counts again.</param>
public sealed record WaiverAnswer(Guid Id, string Reason, string By, DateTimeOffset Until);

/// <summary>Put <paramref name="Text"/> in place of the span.</summary>
/// <param name="Kind"><c>replace</c>, <c>remove</c>, <c>mask</c>, or <c>split</c>: the span becomes a draft for the closed channel.</param>
public sealed record FixAnswer(string Kind, int Start, int Length, string Text);
