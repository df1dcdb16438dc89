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
            if (covers && match.Groups["words"].Value is var words && !words.Contains('/', StringComparison.Ordinal) && match.Groups["picture"].Length == 0)
                return [new ReplaceSpan(new TextSpan(from + match.Index, match.Length), words)];
        }

        return [];
    }

    [GeneratedRegex("""(?<picture>!?)\[(?<words>[^\[\]\n]+)\]\((?<target>[^()\n]+)\)""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MarkdownLink();
}
