using ChannelScheduler.Core.Policies.Links;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>
/// A shortened address hides where it leads, and the linter asks nobody. Beside words about a chat or a call it is taken for one; elsewhere a person is asked.
/// </summary>
public sealed class ShortLinkRule : PolicyRule
{
    public const string RuleId = "LNK005";

    public override string Id => RuleId;

    public override IEnumerable<Finding> Check(LintContext context)
    {
        foreach (var link in context.Links)
        {
            if (link.Link.Kind != LinkKind.Shortener) continue;
            var kinds = context.KindsOf(link.Field);
            if (kinds.Count == 0) continue;
            var wording = link.Places.Any(place => SpeaksOfChats(Sentence(place.Text, place.Span), context.Rule)) ? "besideChat" : "found";
            var finding = context.Finding(wording, link.Field.Name, kinds, link.Span, link.Excerpt);
            // A mere warning asks for the full address, which only its author knows: nothing is taken out unasked.
            yield return finding.Severity == FindingSeverity.Error ? finding with { Fixes = LinkFixes.For(context, link) } : finding;
        }
    }

    internal static bool SpeaksOfChats(string sentence, RuleDefinition rule)
    {
        var before = "";
        // What a reader doesn't see must not split a word.
        sentence = sentence.Replace("*", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);
        foreach (var range in sentence.AsSpan().SplitAny(" \n\t:,;.!?()«»\"/"))
        {
            var word = sentence[range];
            if (word.Length == 0) continue;
            // "Последний звонок" is a feast, not a call.
            if (StartsWithAny(word, rule.List("stems")) && !StartsWithAny(before, rule.List("notAfter"))) return true;
            before = word;
        }

        return false;
    }

    private static bool StartsWithAny(string word, IReadOnlyList<string> stems) => stems.Any(stem => word.StartsWith(stem, StringComparison.OrdinalIgnoreCase));

    // To the nearest sentence end or line break on both sides, the address left out; an address alone on its line belongs to the line before.
    private static string Sentence(string text, TextSpan link)
    {
        var start = SentenceStart(text, link.Start);
        var end = link.End;
        while (end < text.Length && text[end] is not ('\n' or '!' or '?') && !(text[end] == '.' && (end + 1 == text.Length || text[end + 1] is ' ' or '\n'))) end++;
        var sentence = text[start..link.Start] + " " + text[link.End..end];
        if (sentence.Any(char.IsLetter) || start == 0) return sentence;
        var last = text.AsSpan(0, start).TrimEnd().Length;
        return text[SentenceStart(text, Math.Max(0, last - 1))..last];
    }

    private static int SentenceStart(string text, int from)
    {
        while (from > 0 && text[from - 1] != '\n' && !(text[from - 1] is '.' or '!' or '?' && from < text.Length && text[from] == ' ')) from--;
        return from;
    }
}
