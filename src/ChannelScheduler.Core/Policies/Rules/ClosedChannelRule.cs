using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>
/// The closed channel and the public ones mixed up: words to members only where everybody reads, an invitation to everybody where only members read it, and the
/// same text in both. What it can't tell from the words it leaves alone.
/// </summary>
public sealed class ClosedChannelRule : PolicyRule
{
    public override string Id => "CHN003";

    public override IEnumerable<Finding> Check(LintContext context)
    {
        if (context.Input.Channels.Count > 0 && context.Input.Channels.All(channel => !channel.Kind.IsPublic())) return Search(context, "everybody", forPublic: false);
        var mistaken = Search(context, "membersOnly", forPublic: true);
        return mistaken.Count == 0 && IsTheSameEverywhere(context.Input)
            ? [context.Finding("sameText", "text", [ChannelKind.SferumClosed], null, null)]
            : mistaken;
    }

    private static IReadOnlyList<Finding> Search(LintContext context, string list, bool forPublic)
    {
        foreach (var field in context.Fields)
        {
            if (!field.Kinds.Any(kind => kind.IsPublic() == forPublic && context.Rule.Channels.Contains(kind)) || Find(field.Text, context.Rule, list) is not { } span) continue;
            return [context.Finding(list, field.Name, [.. field.Kinds.Where(kind => kind.IsPublic() == forPublic)], span, field.Text.Substring(span.Start, span.Length))];
        }

        return [];
    }

    private static TextSpan? Find(string text, RuleDefinition rule, string list)
    {
        var words = rule.Search(list);
        for (var from = 0; from < text.Length;)
        {
            var at = text.AsSpan(from).IndexOfAny(words);
            if (at < 0) return null;
            at += from;
            foreach (var phrase in rule.List(list))
            {
                if (IsWholeAt(text, at, phrase)) return new TextSpan(at, phrase.Length);
            }

            from = at + 1;
        }

        return null;
    }

    // A phrase may end inside a word ("для педагог"), never begin inside one.
    private static bool IsWholeAt(string text, int at, string phrase) =>
        (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && text.AsSpan(at).StartsWith(phrase, StringComparison.OrdinalIgnoreCase);

    private static bool IsTheSameEverywhere(LintInput input)
    {
        var (isClosed, isPublic) = (false, false);
        foreach (var channel in input.Channels)
        {
            isClosed |= !channel.Kind.IsPublic();
            isPublic |= channel.Kind.IsPublic() && input.FieldFor(channel.Kind) == "text";
        }

        return isClosed && isPublic && input.Text.Length > 0;
    }
}
