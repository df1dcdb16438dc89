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
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var start = at;
            while (start > 0 && at - start < LongestName && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '-' or '_' or '+')) start--;
            while (start < at && text[start] is '.' or '-' or '_' or '+') start++;
            // "https://user@host" is an address of another sort.
            if (start == at || (start > 0 && text[start - 1] is '/' or ':' && start > 1 && text[start - 2] == '/')) continue;
            var end = at + 1;
            while (end < text.Length && end - at < LongestDomain && (WordReader.IsLetter(text[end]) || char.IsAsciiDigit(text[end]) || text[end] is '.' or '-')) end++;
            while (end > at + 1 && text[end - 1] is '.' or '-') end--;
            if (text.AsSpan(at + 1, end - at - 1).IndexOf('.') > 0) yield return new FoundMail(TextSpan.FromBounds(start, end), at);
        }
    }
}
