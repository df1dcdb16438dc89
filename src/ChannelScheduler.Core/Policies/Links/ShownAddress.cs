using System.Net;

namespace ChannelScheduler.Core.Policies.Links;

/// <summary>The site that words seem to name, or an address leads to.</summary>
internal static class ShownAddress
{
    private const int LongestHost = 253;

    /// <summary>Endings that make words without a scheme read as an address; "п. 3.2" and "отчёт.pdf" are none.</summary>
    private static readonly HashSet<string> Endings = new(StringComparer.Ordinal)
    {
        "ru", "com", "org", "net", "su", "me", "us", "info", "edu", "pro", "online", "site", "school", "tv", "by", "kz", "moscow", "tatar", "рф", "рус", "дети", "москва", "онлайн", "сайт",
        // As a skeleton reads them.
        "pф", "pyc", "дeти", "mockba", "oнлaйн", "caйт",
    };

    /// <returns>The host, lower case, as the eye reads it; null when the words name none.</returns>
    public static string? HostOf(ReadOnlySpan<char> words)
    {
        var text = WebUtility.HtmlDecode(words.ToString()).AsSpan().Trim(" \t\n*_~`<>\"'«»");
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme is > 0 and < 8) text = text[(scheme + 3)..];
        var end = text.IndexOfAny('/', '?', '#');
        var host = (end < 0 ? text : text[..end]).TrimEnd('.');
        if (host.IndexOf('@') is >= 0 and var at) host = scheme > 0 ? host[(at + 1)..] : [];
        if (host.IndexOf(':') is >= 0 and var port) host = host[..port];
        if (host.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) host = host[4..];
        var dot = host.LastIndexOf('.');
        if (dot <= 0 || host.Length > LongestHost || host.ContainsAny(" \n\t()")) return null;
        var skeleton = Skeleton.OfHost(host);
        return scheme > 0 || Endings.Contains(skeleton[(skeleton.LastIndexOf('.') + 1)..]) ? skeleton : null;
    }

    /// <summary>True when both are one site: the same, or one above the other.</summary>
    public static bool IsSameSite(string one, string other) => one == other || IsAbove(one, other) || IsAbove(other, one);

    private static bool IsAbove(string site, string host) => host.Length > site.Length && host.EndsWith(site, StringComparison.Ordinal) && host[^(site.Length + 1)] == '.';
}
