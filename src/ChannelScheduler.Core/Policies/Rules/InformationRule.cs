namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>
/// What a post says about somebody that is not for everybody. The excerpt is the masked form, no wording has a place for the value, and the fix masks it:
/// whoever reads a log, a page or a report learns where it stands and not what it is.
/// </summary>
public abstract class InformationRule : PolicyRule
{
    public sealed override IEnumerable<Finding> Check(LintContext context)
    {
        List<Finding>? findings = null;
        for (var i = 0; i < context.Fields.Count; i++)
        {
            if (context.Fields[i].Text.Length > 0) Check(context, i, ref findings);
        }

        return findings ?? (IEnumerable<Finding>)[];
    }

    private protected abstract void Check(LintContext context, int field, ref List<Finding>? findings);

    private protected static void Add(LintContext context, int field, string wording, TextSpan span, string mask, ref List<Finding>? findings)
    {
        var kinds = context.KindsOf(context.Fields[field]);
        if (kinds.Count == 0) return;
        (findings ??= []).Add(context.Finding(wording, context.Fields[field].Name, kinds, span, mask) with { IsPrivate = true, Fixes = [new MaskSpan(span, mask)] });
    }
}
