namespace ChannelScheduler.Core.Policies.Fixing;

/// <summary>
/// Tries each proposed fix out before it is offered: the text with it must have one finding less of that rule and no new one of any. So a rule proposes freely, and what
/// joins two halves of an address or a number by cutting between them is never shown.
/// </summary>
internal sealed class FixCheck
{
    /// <summary>UTF-16 units. No network carries a longer text, and each trial reads all of it.</summary>
    private const int LongestText = 20_000;

    /// <summary>Findings of one report that come with fixes. A text with more is mended a few at a time.</summary>
    private const int MostFindings = 25;

    private readonly LintInput _input;
    private readonly IReadOnlyList<Finding> _before;
    private readonly Func<LintInput, IReadOnlyList<Finding>> _judge;

    private FixCheck(LintInput input, IReadOnlyList<Finding> before, Func<LintInput, IReadOnlyList<Finding>> judge) => (_input, _before, _judge) = (input, before, judge);

    /// <summary>Puts, in place of what rules propose, what holds. Nothing is worked out until somebody looks.</summary>
    /// <param name="judge">The rules' findings, with proposals.</param>
    public static void Attach(List<Finding> findings, LintInput input, Func<LintInput, IReadOnlyList<Finding>> judge)
    {
        FixCheck? check = null;
        var left = MostFindings;
        for (var i = 0; i < findings.Count; i++)
        {
            var finding = findings[i];
            if (finding.Fixes is TextFix[] { Length: 0 }) continue;
            check ??= new FixCheck(input, [.. findings], judge);
            var mine = check;
            findings[i] = finding with { Fixes = left-- > 0 ? new LazyFixes(() => mine.Holding(finding)) : [] };
        }
    }

    private List<TextFix> Holding(Finding finding)
    {
        var text = FixableField.Of(_input, finding.Field);
        if (text is null || text.Length > LongestText) return [];
        return [.. finding.Fixes.Where(fix => fix.Span.Start >= 0 && fix.Span.Length >= 0 && fix.Span.End <= text.Length && Holds(finding, TextFixes.Apply(text, fix)))];
    }

    private bool Holds(Finding finding, string text)
    {
        // An empty post can't go out, and an empty variant would bring the common text back.
        if (string.IsNullOrWhiteSpace(text)) return false;
        var after = _judge(FixableField.With(_input, finding.Field, text));
        var isLess = after.Count(one => IsSame(one, finding)) < _before.Count(one => IsSame(one, finding));
        return isLess && after.GroupBy(Weight).All(group => group.Count() <= _before.Count(one => Weight(one) == group.Key));
    }

    private static bool IsSame(Finding one, Finding other) => one.RuleId == other.RuleId && one.Field == other.Field;

    // A warning that turns into an error is a new finding.
    private static (string RuleId, FindingSeverity Severity, string Field) Weight(Finding finding) => (finding.RuleId, finding.Severity, finding.Field);
}
