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
        [.. finding.Fixes.Select(fix => new FixAnswer(fix.Span.Start, fix.Span.Length, fix.Text))]);

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
    IReadOnlyList<FixAnswer> Fixes);

/// <summary>Put <paramref name="Text"/> in place of the span.</summary>
public sealed record FixAnswer(int Start, int Length, string Text);
