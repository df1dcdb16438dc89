namespace ChannelScheduler.Core.Policies.Information;

/// <param name="At">Where its <c>@</c> stands.</param>
internal readonly record struct FoundMail(TextSpan Span, int At)
{
    public string DomainIn(string text) => text[(At + 1)..Span.End];
}

/// <summary>Mail addresses in a text as typed.</summary>
internal static class MailFinder
{
    private const int LongestName = 64;
    private const int LongestDomain = 253;

    public static IEnumerable<FoundMail> Find(string text)
    {
        var done = 0;
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var start = at;
            while (start > 0 && at - start < LongestName && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '-' or '_' or '+')) start--;
            // "https://user@host" and "?to=user@host" are addresses of another sort, "a@b@c" is none.
            if (start > 0 && text[start - 1] is '/' or '@' or '=' or '?' or '&' or '%' or '#') continue;
            while (start < at && text[start] is '.' or '-' or '_' or '+') start++;
            if (start == at || start < done) continue;
            var end = at + 1;
            while (end < text.Length && end - at < LongestDomain && (WordReader.IsLetter(text[end]) || char.IsAsciiDigit(text[end]) || text[end] is '.' or '-')) end++;
            while (end > at + 1 && text[end - 1] is '.' or '-') end--;
            if (end <= at + 1 || text.IndexOf('.', at + 1, end - at - 1) <= at + 1 || (end < text.Length && text[end] is '@' or '_' or '+' or '/')) continue;
            yield return new FoundMail(TextSpan.FromBounds(start, end), at);
            done = end;
        }
    }
}
