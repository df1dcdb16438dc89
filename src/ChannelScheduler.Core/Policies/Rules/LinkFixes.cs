using System.Text.RegularExpressions;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies.Fixing;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>
/// What can be done about a forbidden link, the change that says least first, because that is the one applied unasked: the link goes and its words stay; the address of the
/// school's public channel takes its place; the part with it moves to the closed channel. Proposals only: <see cref="FixCheck"/> tries each.
/// </summary>
internal static partial class LinkFixes
{
    private const int LongestWords = 500;

    public static IReadOnlyList<TextFix> For(LintContext context, FieldLink link) =>
        link.Span is { } span && FixableField.Of(context.Input, link.Field.Name) is { } text ? new LazyFixes(() => [.. Propose(text, span, link.Field.Name, ChannelAddress(context.Input))]) : [];

    private static IEnumerable<TextFix> Propose(string text, TextSpan link, string field, string? channel)
    {
        if (Remove(text, link) is { } remove) yield return remove;
        if (channel is not null) yield return new ReplaceSpan(link, channel) { NeedsPerson = true };
        // A title is no text that could be taken apart.
        if (field != FixableField.Title && ClosedPart.Of(text, link) is { Length: > 0 } part) yield return new SplitSpan(part);
    }

    private static TextFix? Remove(string text, TextSpan link)
    {
        var from = Math.Max(0, link.Start - LongestWords);
        foreach (Match match in Markup().Matches(text[from..Math.Min(text.Length, link.End + LongestWords)]))
        {
            var target = match.Groups["target"];
            if (from + target.Index > link.Start || link.End > from + target.Index + target.Length) continue;
            var span = new TextSpan(from + match.Index, match.Length);
            // A picture without its address is not a picture, and its words alone are no sentence.
            if (match.Groups["picture"].Length > 0) return null;
            // Words that are an address themselves would keep the link alive.
            return match.Groups["words"].Value is var words && !words.Contains('/', StringComparison.Ordinal) ? new ReplaceSpan(span, words) : Cut(text, span);
        }

        return Cut(text, link);
    }

    private static RemoveSpan? Cut(string text, TextSpan link) => LinkCut.Of(text, link) is { Length: > 0 } span ? new RemoveSpan(span) : null;

    private static string? ChannelAddress(LintInput input)
    {
        foreach (var channel in input.Channels)
        {
            if (channel.Kind == ChannelKind.MaxPublic && ChannelHandle.TryParse(channel.Handle, out var handle) && handle.Suffix == HandleSuffix.Gos) return $"https://max.ru/{handle}";
        }

        return null;
    }

    // [words](address), ![words](address), and VK's [address|words].
    [GeneratedRegex("""(?<picture>!?)\[(?<words>[^\[\]\n]+)\]\((?<target>[^()\n]+)\)|\[(?<target>[^\[\]|\s]+)\|(?<words>[^\[\]\n]+)\]""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Markup();
}
