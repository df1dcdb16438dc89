using System.Text.RegularExpressions;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>
/// The one sound change for a forbidden link: <c>[words](address)</c> becomes the words. A bare address has no fix, for the sentence around it was written for it.
/// </summary>
internal static partial class LinkFixes
{
    private const int LongestWords = 500;

    public static IReadOnlyList<TextFix> For(string text, TextSpan link)
    {
        var from = Math.Max(0, link.Start - LongestWords);
        foreach (Match match in MarkdownLink().Matches(text[from..Math.Min(text.Length, link.End + LongestWords)]))
        {
            var target = match.Groups["target"];
            var covers = from + target.Index <= link.Start && link.End <= from + target.Index + target.Length;
            // Words that are an address themselves would keep the link alive.
            if (covers && StandsAlone(text, from + match.Index, from + match.Index + match.Length) && match.Groups["words"].Value is var words && !words.Contains('/', StringComparison.Ordinal) && match.Groups["picture"].Length == 0)
                return [new ReplaceSpan(new TextSpan(from + match.Index, match.Length), words)];
        }

        return [];
    }

    // Glued to other characters, the bare words could make an address or a number of them.
    private static bool StandsAlone(string text, int start, int end)
    {
        while (start > 0 && text[start - 1] is '(' or '«' or '"' or '„' or '“' or '—' or '*') start--;
        while (end < text.Length && text[end] is '.' or ',' or '!' or '?' or ';' or ':' or ')' or '»' or '"' or '”' or '…' or '*') end++;
        return (start == 0 || char.IsWhiteSpace(text[start - 1])) && (end == text.Length || char.IsWhiteSpace(text[end]));
    }

    [GeneratedRegex("""(?<picture>!?)\[(?<words>[^\[\]\n]+)\]\((?<target>[^()\n]+)\)""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MarkdownLink();
}
