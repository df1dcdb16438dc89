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
        for (var i = 0; i < context.Fields.Count; i++)
        {
            var field = context.Fields[i];
            if (!field.Kinds.Any(kind => kind.IsPublic() == forPublic && context.Rule.Channels.Contains(kind)) || Find(field.Text, context.Words.Of(i), context.Rule, list) is not { } span) continue;
            return [context.Finding(list, field.Name, [.. field.Kinds.Where(kind => kind.IsPublic() == forPublic)], span, field.Text.Substring(span.Start, span.Length))];
        }

        return [];
    }

    // A phrase begins where a word begins, and may end inside one ("для педагог").
    private static TextSpan? Find(string text, ReadOnlySpan<TextSpan> words, RuleDefinition rule, string list)
    {
        var first = rule.FirstWords(list);
        foreach (var word in words)
        {
            if (!first.Matches(text.AsSpan(word.Start, word.Length))) continue;
            foreach (var phrase in rule.List(list))
            {
                if (text.AsSpan(word.Start).StartsWith(phrase, StringComparison.OrdinalIgnoreCase)) return new TextSpan(word.Start, phrase.Length);
            }
        }

        return null;
    }

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
