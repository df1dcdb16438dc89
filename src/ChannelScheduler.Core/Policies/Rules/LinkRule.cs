using ChannelScheduler.Core.Policies.Links;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>One finding per link of a kind, in every field that public readers see. Words alone never count.</summary>
public abstract class LinkRule : PolicyRule
{
    protected abstract LinkKind Kind { get; }

    /// <summary>Which wording of the rule's file says it; null when the rule has nothing to say about such links.</summary>
    protected virtual string? WordingFor(LinkKind kind) => kind == Kind ? "found" : null;

    public override IEnumerable<Finding> Check(LintContext context)
    {
        foreach (var link in context.Links)
        {
            if (WordingFor(link.Link.Kind) is not { } wording) continue;
            var kinds = context.KindsOf(link.Field);
            if (kinds.Count == 0) continue;
            yield return context.Finding(wording, link.Field.Name, kinds, link.Span, link.Excerpt, ("family", link.Link.Family)) with
            {
                Fixes = LinkFixes.For(context, link),
            };
        }
    }
}
