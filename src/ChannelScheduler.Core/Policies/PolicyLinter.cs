using ChannelScheduler.Core.Policies.Fixing;

namespace ChannelScheduler.Core.Policies;

/// <summary>
/// Judges what a post says, before a person does. Pure and thread-safe: no I/O, no clock, the same input gives the same report.
/// Messages come in the current UI language.
/// </summary>
public sealed class PolicyLinter(PolicySet policies)
{
    public PolicySet Policies { get; } = policies;

    public LintReport Lint(LintInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var findings = Judge(input);
        if (findings.Count == 0) return LintReport.Empty;
        FixCheck.Attach(findings, input, Judge);
        return new LintReport(findings);
    }

    private List<Finding> Judge(LintInput input)
    {
        var policies = Policies.For(input.Region);
        var context = new LintContext(input, policies);
        return
        [
            .. policies.Rules
                .SelectMany(rule => rule.Rule.Check(context.For(rule.Definition)))
                .OrderBy(finding => finding.Severity)
                .ThenBy(finding => finding.Span?.Start ?? -1),
        ];
    }
}
