namespace ChannelScheduler.Core.Policies.Links;

/// <summary>Something that reads as a link, taken apart.</summary>
/// <param name="Scheme">An app scheme such as <c>tg</c>, lower case; null for web links, whose scheme doesn't matter.</param>
/// <param name="Host">Skeleton of the host, lower case; empty for an app link.</param>
/// <param name="Mailbox">What stands before <c>@</c> when it reads as a mail address and not as a link.</param>
/// <param name="Query">Names in lower case; a name without value has an empty one.</param>
internal sealed record LinkCandidate(
    string? Scheme,
    string Host,
    string? Mailbox,
    IReadOnlyList<string> Segments,
    IReadOnlyList<(string Name, string Value)> Query,
    string Fragment)
{
    /// <summary>Blanks were taken out around it, so a neighbour ("discord.gg / ok.ru") may have become its path.</summary>
    public bool IsTightened { get; init; }

    public static LinkCandidate Web(string host, ReadOnlySpan<char> rest) => Parse(null, host, rest);

    public static LinkCandidate App(string scheme, ReadOnlySpan<char> rest) => Parse(scheme, "", rest);

    public static LinkCandidate Mail(string mailbox, string host) => new(null, host, mailbox, [], [], "");

    /// <summary>The first value of that name; null when the query doesn't have it.</summary>
    /// <param name="name">Lower case.</param>
    public string? QueryValue(string name)
    {
        foreach (var pair in Query)
        {
            if (pair.Name == name) return pair.Value;
        }

        return null;
    }

    private static LinkCandidate Parse(string? scheme, string host, ReadOnlySpan<char> rest)
    {
        var fragment = "";
        if (rest.IndexOf('#') is >= 0 and var hash)
        {
            fragment = rest[(hash + 1)..].ToString();
            rest = rest[..hash];
        }

        IReadOnlyList<(string, string)> query = [];
        if (rest.IndexOf('?') is >= 0 and var question)
        {
            query = ParseQuery(rest[(question + 1)..].ToString());
            rest = rest[..question];
        }

        var segments = new List<string>();
        foreach (var range in rest.SplitAny('/', '\\'))
        {
            var segment = rest[range];
            if (segment is "..")
            {
                if (segments.Count > 0) segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("" or "."))
            {
                segments.Add(segment.ToString());
            }
        }

        return new LinkCandidate(scheme, host, null, segments, query, fragment);
    }

    private static List<(string, string)> ParseQuery(string query)
    {
        var values = new List<(string, string)>();
        foreach (var pair in query.Replace("&amp;", "&", StringComparison.Ordinal).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? pair : pair[..equals];
            values.Add((name.ToLowerInvariant(), equals < 0 ? "" : pair[(equals + 1)..]));
        }

        return values;
    }
}
