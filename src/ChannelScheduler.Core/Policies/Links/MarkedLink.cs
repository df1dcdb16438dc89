namespace ChannelScheduler.Core.Policies.Links;

/// <summary>A link written with words of its own: Markdown <c>[words](address)</c>, HTML <c>&lt;a href="address"&gt;words&lt;/a&gt;</c>, VK <c>[address|words]</c>.</summary>
/// <param name="Whole">The whole markup in the field.</param>
/// <param name="Words">What a reader sees.</param>
/// <param name="Address">Where it leads.</param>
internal sealed record MarkedLink(TextSpan Whole, TextSpan Words, TextSpan Address)
{
    private const int LongestWords = 300;
    private const int LongestAddress = 1_000;

    /// <summary>Every one of the text, in order. Looks are bounded, so the work is linear in the text's length.</summary>
    public static IEnumerable<MarkedLink> In(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var mark = text.AsSpan(i).IndexOfAny('[', '<');
            if (mark < 0) yield break;
            i += mark;
            var link = text[i] == '[' ? Bracketed(text, i) : Anchor(text, i);
            if (link is not null) yield return link;
            i = link?.Whole.End ?? i + 1;
        }
    }

    private static MarkedLink? Bracketed(string text, int open)
    {
        var close = Find(text, "]", open + 1, LongestWords + LongestAddress);
        if (close < 0) return null;
        if (close + 1 < text.Length && text[close + 1] == '(')
        {
            var end = Find(text, ")", close + 2, LongestAddress);
            return end < 0 || close - open > LongestWords ? null : Of(open, end + 1, (open + 1, close), TargetOf(text, close + 2, end));
        }

        var bar = text.AsSpan(open, close - open).IndexOf('|');
        return bar <= 1 ? null : Of(open, close + 1, (open + bar + 1, close), (open + 1, open + bar));
    }

    // "<address>" and "address "title"" are Markdown's other ways to write a target.
    private static (int, int) TargetOf(string text, int start, int end)
    {
        if (start < end && text[start] == '<' && text.AsSpan(start, end - start).IndexOf('>') is > 0 and var closed) return (start + 1, start + closed);
        var blank = text.AsSpan(start, end - start).IndexOf(' ');
        return (start, blank < 0 ? end : start + blank);
    }

    private static MarkedLink? Anchor(string text, int open)
    {
        if (!text.AsSpan(open).StartsWith("<a ", StringComparison.OrdinalIgnoreCase)) return null;
        var close = Find(text, ">", open, LongestAddress);
        if (close < 0) return null;
        var href = text.AsSpan(open, close - open).IndexOf("href=", StringComparison.OrdinalIgnoreCase);
        if (href < 0) return null;
        var start = open + href + "href=".Length;
        var quote = start < close && text[start] is '"' or '\'' ? text[start++] : ' ';
        var length = text.AsSpan(start, close - start).IndexOf(quote);
        var end = Find(text, "</a>", close, LongestWords);
        return end < 0 ? null : Of(open, end + "</a>".Length, (close + 1, end), (start, length < 0 ? close : start + length));
    }

    private static MarkedLink? Of(int start, int end, (int From, int To) words, (int From, int To) address) =>
        words.From < words.To && address.From < address.To
            ? new MarkedLink(TextSpan.FromBounds(start, end), TextSpan.FromBounds(words.From, words.To), TextSpan.FromBounds(address.From, address.To))
            : null;

    private static int Find(string text, string what, int from, int within) =>
        from >= text.Length ? -1 : text.AsSpan(from, Math.Min(within, text.Length - from)).IndexOf(what, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? from + at : -1;
}
