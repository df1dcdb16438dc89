using ChannelScheduler.Core.Policies.Links;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>
/// A shortened address hides where it leads, and the linter asks nobody. Beside words about a chat or a call it is taken for one; elsewhere a person is asked.
/// </summary>
public sealed class ShortLinkRule : PolicyRule
{
    public const string RuleId = "LNK005";

    // A sentence without an end would be read anew for each of its links.
    private const int LongestSentence = 300;

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
        ReadOnlySpan<char> before = "", stem = "";
        var isOpen = false;
        // What a reader doesn't see must not split a word.
        sentence = sentence.Replace("*", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);
        foreach (var range in sentence.AsSpan().SplitAny(" \n\t:,;.!?()«»\"/"))
        {
            var word = sentence.AsSpan()[range];
            if (word.Length == 0) continue;
            // "Последний звонок" is a feast, not a call.
            if (isOpen && !IsPair(stem, word, rule)) return true;
            isOpen = StartsWithAny(word, rule.List("stems")) && !StartsWithAny(word, rule.List("notStems")) && !StartsWithAny(before, rule.List("notAfter"));
            stem = before = word;
        }

        return isOpen;
    }

    // "Звонки на уроки", "беседа с ветераном": two words that together mean something else.
    private static bool IsPair(ReadOnlySpan<char> stem, ReadOnlySpan<char> next, RuleDefinition rule)
    {
        foreach (var pair in rule.List("notBefore"))
        {
            var blank = pair.IndexOf(' ', StringComparison.Ordinal);
            if (blank > 0 && stem.StartsWith(pair.AsSpan(0, blank), StringComparison.OrdinalIgnoreCase) && next.Equals(pair.AsSpan(blank + 1), StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> word, IReadOnlyList<string> stems)
    {
        foreach (var stem in stems)
        {
            if (word.StartsWith(stem, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    // To the nearest sentence end or line break on both sides, the address left out; an address alone on its line belongs to the line before.
    private static string Sentence(string text, TextSpan link)
    {
        var start = SentenceStart(text, link.Start);
        var end = link.End;
        var most = Math.Min(text.Length, end + LongestSentence);
        while (end < most && text[end] is not ('\n' or '!' or '?') && !(text[end] == '.' && (end + 1 == text.Length || text[end + 1] is ' ' or '\n'))) end++;
        var sentence = text[start..link.Start] + " " + text[link.End..end];
        if (sentence.Any(char.IsLetter) || start == 0) return sentence;
        var last = text.AsSpan(0, start).TrimEnd().Length;
        return text[SentenceStart(text, Math.Max(0, last - 1))..last];
    }

    private static int SentenceStart(string text, int from)
    {
        var least = Math.Max(0, from - LongestSentence);
        while (from > least && text[from - 1] != '\n' && !(text[from - 1] is '.' or '!' or '?' && from < text.Length && text[from] == ' ')) from--;
        return from;
    }
}
