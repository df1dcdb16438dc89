using ChannelScheduler.Core.Policies.Links;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>
/// A link that leads elsewhere than a reader sees: words that are another site's address, or a known link packed into another site's address (a redirector).
/// What it leads to is judged by the other rules; this one says that it was out of sight.
/// </summary>
public sealed class HiddenTargetRule : PolicyRule
{
    public override string Id => "LNK004";

    public override IEnumerable<Finding> Check(LintContext context)
    {
        foreach (var link in context.Links)
        {
            if (!link.Link.IsInside) continue;
            var kinds = context.KindsOf(link.Field);
            if (kinds.Count > 0) yield return context.Finding("redirector", link.Field.Name, kinds, link.Span, link.Excerpt, ("family", link.Link.Family));
        }

        foreach (var field in context.Fields)
        {
            foreach (var finding in OtherAddress(context, field)) yield return finding;
        }

        for (var i = 0; i < context.Input.Buttons.Count; i++)
        {
            var button = context.Input.Buttons[i];
            if (Differ(context, button.Label, button.Url) is not { } hosts) continue;
            yield return context.Finding("button", $"buttons[{i}].url", LintField.TargetsOf(context.Input), null, button.Url, ("shown", hosts.Shown), ("target", hosts.Target));
        }
    }

    private static IEnumerable<Finding> OtherAddress(LintContext context, LintField field)
    {
        if (context.KindsOf(field) is not { Count: > 0 } kinds || field.Text.AsSpan().IndexOfAny('[', '<') < 0) yield break;
        foreach (var link in MarkedLink.In(field.Text))
        {
            var (words, address) = (Of(field, link.Words), Of(field, link.Address));
            if (Differ(context, words, address) is not { } hosts) continue;
            yield return context.Finding("differs", field.Name, kinds, link.Whole, Of(field, link.Whole), ("shown", hosts.Shown), ("target", hosts.Target)) with
            {
                // What leads to something forbidden is not made visible but taken away, by the rule that forbids it.
                Fixes = context.Links.Any(known => known.Link.Span.Overlaps(link.Whole) && known.Field.Name == field.Name) ? [] : [new ReplaceSpan(link.Words, address)],
            };
        }
    }

    private static (string Shown, string Target)? Differ(LintContext context, string words, string address) =>
        ShownAddress.HostOf(words) is { } shown && ShownAddress.HostOf(address) is { } target && !ShownAddress.IsSameSite(shown, target)
            && !context.Rule.List("sameSite").Any(sites => sites.Split(' ') is var same && same.Contains(shown) && same.Contains(target))
            ? (shown, target)
            : null;

    private static string Of(LintField field, TextSpan span) => field.Text.Substring(span.Start, span.Length);
}
