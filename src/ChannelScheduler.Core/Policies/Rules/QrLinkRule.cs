using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies.Links;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>
/// What the QR codes in a picture say, judged as a text of the post would be: a code that opens a chat, a call or a closed address has no place in a public channel.
/// A code with a harmless public address is nobody's business.
/// </summary>
public sealed class QrLinkRule : PictureRule
{
    public override string Id => "LNK006";

    protected override IEnumerable<Finding> Check(LintContext context, IReadOnlyList<LintMedia> media, IReadOnlyList<ChannelKind> kinds)
    {
        for (var i = 0; i < media.Count; i++)
        {
            if (media[i].Qr is not { Text: { Length: > 0 } text }) continue;
            var picture = ("picture", Name(media, i));
            foreach (var link in LinkScanner.Scan(text, context.Policies.Links))
                yield return context.Finding(WordingOf(link.Kind, context), Field(i), kinds, null, text.Substring(link.Span.Start, link.Span.Length), picture, ("family", link.Family));
            // What such a code holds is somebody's private data: it is named, never repeated.
            if (HasLine(text, context.Rule.List("private"))) yield return context.Finding("private", Field(i), kinds, null, null, picture) with { IsPrivate = true };
            if (HasLine(text, context.Rule.List("payment"))) yield return context.Finding("payment", Field(i), kinds, null, null, picture) with { IsPrivate = true };
        }
    }

    private static string WordingOf(LinkKind kind, LintContext context) => kind switch
    {
        LinkKind.Chat => "chat",
        LinkKind.Call => "call",
        LinkKind.Closed => "closed",
        LinkKind.Inner => "inner",
        _ => SpeaksOfChats(context) ? "shortBesideChat" : "short",
    };

    // A code has no sentence of its own: the whole post is what stands beside it.
    private static bool SpeaksOfChats(LintContext context)
    {
        var words = context.Policies.Rules.First(rule => rule.Definition.Id == ShortLinkRule.RuleId).Definition;
        return context.Fields.Any(field => ShortLinkRule.SpeaksOfChats(field.Text, words));
    }

    private static bool HasLine(string text, IReadOnlyList<string> starts)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var words = line.TrimStart();
            foreach (var start in starts)
            {
                if (words.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return true;
            }
        }

        return false;
    }
}
