using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Web.Pages.Posts;

/// <summary>What a fix's button says: what will be done, and to which words.</summary>
internal static class FixNames
{
    private const int Longest = 60;

    public static string Of(TextFix fix, string text) => fix switch
    {
        SplitSpan => PostTexts.Get("FixSplit", Part(fix, text)),
        RemoveSpan => PostTexts.Get("FixRemove", Part(fix, text)),
        MaskSpan => PostTexts.Get("FixMask", Short(fix.Text)),
        { NeedsPerson: true } => PostTexts.Get("FixReplaceAndRead", Short(fix.Text)),
        _ => PostTexts.Get("FixReplace", Short(fix.Text)),
    };

    /// <summary>In a writing form a split stores the draft first, and says so.</summary>
    public static string InForm(TextFix fix, string text) => fix is SplitSpan ? PostTexts.Get("FixSaveAndSplit", Part(fix, text)) : Of(fix, text);

    private static string Part(TextFix fix, string text) => Short(text.Substring(fix.Span.Start, fix.Span.Length));

    private static string Short(string words)
    {
        words = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length <= Longest) return words;
        // Not between the halves of one character.
        var end = char.IsHighSurrogate(words[Longest - 1]) ? Longest - 1 : Longest;
        return words[..end] + "…";
    }
}
