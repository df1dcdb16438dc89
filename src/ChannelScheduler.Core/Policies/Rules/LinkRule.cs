using ChannelScheduler.Core.Policies.Links;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>One finding per link of a kind, in every field that public readers see. Words alone never count.</summary>
public abstract class LinkRule : PolicyRule
{
    protected abstract LinkKind Kind { get; }

    public override IEnumerable<Finding> Check(LintContext context)
    {
        foreach (var (field, link) in context.Links)
        {
            if (link.Kind != Kind) continue;
            var kinds = context.KindsOf(field);
            if (kinds.Count == 0) continue;
            var excerpt = field.Text.Substring(link.Span.Start, link.Span.Length);
            yield return context.Finding("found", field.Name, kinds, link.Span, excerpt, ("family", link.Family)) with
            {
                Fixes = LinkFixes.For(field.Text, link.Span),
            };
        }
    }
}
