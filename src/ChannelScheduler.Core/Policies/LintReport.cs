using FluentValidation;
using FluentValidation.Results;

namespace ChannelScheduler.Core.Policies;

public sealed record LintReport(IReadOnlyList<Finding> Findings)
{
    public static readonly LintReport Empty = new([]);

    /// <summary>Block with any error, Warn with any warning that nobody waived, else Pass; advice never counts.</summary>
    public LintVerdict Verdict { get; } =
        Findings.Any(finding => finding.Severity == FindingSeverity.Error) ? LintVerdict.Block
        : Findings.Any(finding => finding is { Severity: FindingSeverity.Warning, Waiver: null }) ? LintVerdict.Warn
        : LintVerdict.Pass;

    /// <summary>
    /// The same findings for pages and forms that show validation failures: error code = rule id, severity kept, the finding itself as custom state.
    /// <c>IsValid</c> is false on a mere warning, so decide by <see cref="Verdict"/>.
    /// </summary>
    public ValidationResult ToValidationResult() => new(Findings.Select(finding =>
        new ValidationFailure(finding.Field, finding.Message, finding.Excerpt)
        {
            ErrorCode = finding.RuleId,
            Severity = finding.Severity switch
            {
                FindingSeverity.Error => Severity.Error,
                FindingSeverity.Warning => Severity.Warning,
                _ => Severity.Info,
            },
            CustomState = finding,
        }));
}
