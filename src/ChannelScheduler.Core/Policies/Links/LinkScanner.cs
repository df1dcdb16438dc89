namespace ChannelScheduler.Core.Policies.Links;

/// <summary>
/// Finds links of known families in a text as typed, plain or disguised. It looks for hosts, not for schemes: a bare <c>max.ru/join/x</c> is live in MAX,
/// and an address inside a redirector's query is found as it stands. Markdown needs no parser here: what it would hide is scanned again as rendered.
/// One pass over each of at most four views, so the work is linear in the text's length.
/// </summary>
public static class LinkScanner
{
    /// <summary>Longer texts are cut: no network carries them, and PUB007 says so.</summary>
    private const int LongestText = 100_000;

    /// <summary>A link is shown and taken apart this far. Without a bound, an endless "a.b/a.b/…" would be read anew from each of its hosts.</summary>
    private const int LongestLink = 1_000;
    private const int LongestParsed = 300;

    public static IReadOnlyList<LinkMatch> Scan(string text, LinkFamilies families)
    {
        var original = TextView.Of(text.Length > LongestText ? text[..LongestText] : text);
        var clean = CleanView.Of(original);
        var found = new List<LinkMatch>();
        Scan(clean, families, tightened: false, found);
        Scan(TightView.Of(clean), families, tightened: true, found);
        if (PercentView.Of(original) is { } decoded)
        {
            clean = CleanView.Of(decoded);
            Scan(clean, families, tightened: false, found);
            Scan(TightView.Of(clean), families, tightened: true, found);
        }

        found.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return found;
    }

    // Tightened: blanks were removed, so "MAX: join" must not become an app link; those need "//" there.
    private static void Scan(TextView view, LinkFamilies families, bool tightened, List<LinkMatch> found)
    {
        var text = view.Text;
        var start = -1;
        var readTo = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsHostCharacter(text[i]))
            {
                if (start < 0) start = i;
                continue;
            }

            // What stands inside a link that has matched is part of it.
            if (start >= readTo && Candidate(text, start, i, families, tightened, out var end) is { } link && families.Match(link with { IsTightened = tightened }) is { } form)
            {
                var whole = WholeStart(text, start, link);
                Add(found, new LinkMatch(form.Family, form.Kind, view.ToOriginal(whole, end), LinkMatch.KeyOf(text.AsSpan(whole, end - whole))));
                readTo = end;
            }

            start = -1;
        }
    }

    // The first view to see a place wins: it is the one nearest to what was typed.
    private static void Add(List<LinkMatch> found, LinkMatch match)
    {
        foreach (var other in found)
        {
            if (other.Span.Overlaps(match.Span)) return;
        }

        found.Add(match);
    }

    private static LinkCandidate? Candidate(string text, int start, int runEnd, LinkFamilies families, bool tightened, out int end)
    {
        end = LinkEnd(text, runEnd);
        var run = text.AsSpan(start, runEnd - start).Trim("-_.").TrimEnd('.');
        if (run.IsEmpty) return null;
        var next = runEnd < text.Length ? text[runEnd] : ' ';
        var after = runEnd;
        if (next == ':')
        {
            if (run.Length <= 12 && !run.Contains('.') && AppScheme(run, families) is { } scheme) return App(text, scheme, runEnd + 1, tightened, end);
            after = PortEnd(text, runEnd);
            next = after < text.Length ? text[after] : ' ';
        }

        if (run.IndexOfAny('.', '_') < 0) return null;
        if (next is '/' or '?' or '#' or '\\') return LinkCandidate.Web(Host(run), text.AsSpan(after, Math.Clamp(end - after, 0, LongestParsed)));
        if (start < 2 || text[start - 1] != '@') return null;
        end = runEnd;
        var mailbox = start - 2;
        while (mailbox >= 0 && IsHostCharacter(text[mailbox])) mailbox--;
        return mailbox == start - 2 ? null : LinkCandidate.Mail(text[(mailbox + 1)..(start - 1)], Host(run));
    }

    private static LinkCandidate? App(string text, string scheme, int from, bool tightened, int end)
    {
        var slashes = from;
        while (slashes < end && text[slashes] is '/' or '\\') slashes++;
        return end <= slashes || (tightened && slashes - from < 2) ? null : LinkCandidate.App(scheme, text.AsSpan(slashes, end - slashes));
    }

    private static string? AppScheme(ReadOnlySpan<char> run, LinkFamilies families)
    {
        var scheme = Skeleton.OfHost(run);
        return families.IsScheme(scheme) ? scheme : null;
    }

    // "t_me/+x": an underscore stands for the dot only where there is none. "Чатmax.ru": Cyrillic glued to the front is not part of the host.
    private static string Host(ReadOnlySpan<char> run)
    {
        if (!run.Contains('.')) run = run.ToString().Replace('_', '.');
        if (!System.Text.Ascii.IsValid(run[0]) && System.Text.Ascii.IsValid(run[^1]))
        {
            var latin = run.Length;
            while (latin > 0 && System.Text.Ascii.IsValid(run[latin - 1])) latin--;
            if (run[latin..].Contains('.') && run[latin] != '.' && !LooksLatin(run[..latin])) run = run[latin..];
        }

        return Skeleton.OfHost(run);
    }

    private static bool LooksLatin(ReadOnlySpan<char> letters) => System.Text.Ascii.IsValid(Skeleton.OfHost(letters));

    private static int PortEnd(string text, int colon)
    {
        var i = colon + 1;
        while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
        return i;
    }

    private static int LinkEnd(string text, int from)
    {
        var end = from;
        var limit = Math.Min(text.Length, from + LongestLink);
        while (end < limit && !IsDelimiter(text[end])) end++;
        while (end > from && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '*' or '_' or '~' or '\'') end--;
        return end;
    }

    // The place to show starts at the scheme, not at the host, when there is one.
    private static int WholeStart(string text, int start, LinkCandidate link)
    {
        if (link.Mailbox is { } mailbox) return start - 1 - mailbox.Length;
        var i = start;
        if (i > 0 && text[i - 1] == '@')
        {
            i--;
            while (i > 0 && IsHostCharacter(text[i - 1])) i--;
        }

        if (i < 3 || text[i - 1] is not ('/' or '\\')) return i == start ? start : i;
        while (i > 0 && text[i - 1] is '/' or '\\') i--;
        if (i == 0 || text[i - 1] != ':') return start;
        i--;
        while (i > 0 && char.IsAsciiLetterOrDigit(text[i - 1])) i--;
        return i;
    }

    private static bool IsHostCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' || (c > '~' && char.IsLetterOrDigit(c));

    private static bool IsDelimiter(char c) =>
        c is ' ' or '\n' or '\r' or '\t' or '<' or '>' or '"' or '«' or '»' or '(' or ')' or '[' or ']' or '{' or '}' or '|' or '`' or ',' or ';' or '“' or '”' or '„'
        || char.IsWhiteSpace(c);
}
