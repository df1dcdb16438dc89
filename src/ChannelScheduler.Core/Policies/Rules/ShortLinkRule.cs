using ChannelScheduler.Core.Policies.Links;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>
/// A shortened address hides where it leads, and the linter asks nobody. Beside words about a chat or a call it is taken for one; elsewhere a person is asked.
/// </summary>
public sealed class ShortLinkRule : PolicyRule
{
    public override string Id => "LNK005";

    public override IEnumerable<Finding> Check(LintContext context)
    {
        foreach (var (field, link) in context.Links)
        {
            if (link.Kind != LinkKind.Shortener) continue;
            var kinds = context.KindsOf(field);
            if (kinds.Count == 0) continue;
            var excerpt = field.Text.Substring(link.Span.Start, link.Span.Length);
            var wording = SpeaksOfChats(Sentence(field.Text, link.Span), context.Rule.List("stems")) ? "besideChat" : "found";
            yield return context.Finding(wording, field.Name, kinds, link.Span, excerpt);
        }
    }

    private static bool SpeaksOfChats(string sentence, IReadOnlyList<string> stems)
    {
        foreach (var stem in stems)
        {
            for (var at = sentence.IndexOf(stem, StringComparison.OrdinalIgnoreCase); at >= 0; at = sentence.IndexOf(stem, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (at == 0 || !char.IsLetter(sentence[at - 1])) return true;
            }
        }

        return false;
    }

    // To the nearest sentence end or line break on both sides; the address itself is not part of it.
    private static string Sentence(string text, TextSpan link)
    {
        var start = link.Start;
        while (start > 0 && text[start - 1] != '\n' && !(text[start - 1] is '.' or '!' or '?' && start < text.Length && text[start] == ' ')) start--;
        var end = link.End;
        while (end < text.Length && text[end] is not ('\n' or '!' or '?') && !(text[end] == '.' && (end + 1 == text.Length || text[end + 1] is ' ' or '\n'))) end++;
        return text[start..link.Start] + " " + text[link.End..end];
    }
}
