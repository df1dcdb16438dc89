using System.Buffers;

namespace ChannelScheduler.Core.Policies.Links;

/// <summary>
/// Finds links of known families in a text as typed, plain or disguised. It looks for hosts, not for schemes: a bare <c>max.ru/join/x</c> is live in MAX,
/// and an address inside a redirector's query is found as it stands. Markdown needs no parser here: what it would hide is scanned again as rendered.
/// One pass over each of at most four views, each step bounded, so the work is linear in the text's length.
/// </summary>
public static class LinkScanner
{
    /// <summary>A link is shown and taken apart this far. Without a bound, an endless "a.b/a.b/…" would be read anew from each of its hosts.</summary>
    private const int LongestLink = 1_000;
    private const int LongestParsed = 300;

    /// <summary>RFC 1035 allows 253 characters.</summary>
    private const int LongestHost = 300;

    private const string Translator = ".translate.goog";

    /// <summary>What follows a host in a link, or stands before the host of a mail address.</summary>
    private static readonly SearchValues<char> HostEnds = SearchValues.Create("/?#\\:@");

    private static readonly SearchValues<char> Delimiters = SearchValues.Create(" \n\r\t<>\"«»()[]{}|`,;“”„\u00A0\u0085\u1680\u2028\u2029\u202F\u205F\u3000");

    public static IReadOnlyList<LinkMatch> Scan(string text, LinkFamilies families)
    {
        var original = TextView.Of(text);
        var clean = CleanView.Of(original);
        var found = ScanView(clean, families, tightened: false);
        found = Merge(found, ScanTight(clean, families));
        if (PercentView.Of(original) is { } decoded)
        {
            clean = CleanView.Of(decoded);
            found = Merge(found, ScanView(clean, families, tightened: false));
            found = Merge(found, ScanTight(clean, families));
        }

        return found;
    }

    private static List<LinkMatch> ScanTight(TextView clean, LinkFamilies families)
    {
        var tight = TightView.Of(clean);
        return ReferenceEquals(tight, clean) ? [] : ScanView(tight, families, tightened: true);
    }

    // Tightened: blanks were removed, so "MAX: join" must not become an app link; those need "//" there.
    private static List<LinkMatch> ScanView(TextView view, LinkFamilies families, bool tightened)
    {
        var found = new List<LinkMatch>();
        var text = view.Text;
        var readTo = 0;
        for (var i = 0; i < text.Length;)
        {
            var mark = text.AsSpan(i).IndexOfAny(HostEnds);
            if (mark < 0) break;
            i += mark;
            var (start, end) = text[i] == '@' ? MailHost(text, i) : (HostStart(text, i, readTo), i);
            i++;
            if (start >= end || Candidate(text, start, end, families, tightened, out var linkEnd) is not { } link || families.Match(link) is not { } form) continue;
            // What stands inside a link that has matched is part of it.
            var whole = WholeStart(text, start, link, readTo);
            var outer = link.Mailbox is null && OuterHost(text, whole, readTo) is { } host ? host : null;
            if (outer is not null && IsPathOf(outer, view, start, whole, families)) continue;
            found.Add(new LinkMatch(form.Family, form.Kind, view.ToOriginal(whole, linkEnd), LinkMatch.KeyOf(text.AsSpan(whole, linkEnd - whole))) { IsInside = outer is not null });
            readTo = linkEnd;
            i = Math.Max(i, linkEnd);
        }

        return found;
    }

    // Both are in order and neither overlaps itself; the first view to see a place wins, for it is nearest to what was typed.
    private static List<LinkMatch> Merge(List<LinkMatch> first, List<LinkMatch> second)
    {
        if (second.Count == 0) return first;
        if (first.Count == 0) return second;
        var merged = new List<LinkMatch>(first.Count + second.Count);
        var next = 0;
        foreach (var match in second)
        {
            while (next < first.Count && first[next].Span.End <= match.Span.Start) merged.Add(first[next++]);
            if (next == first.Count || !first[next].Span.Overlaps(match.Span)) merged.Add(match);
        }

        merged.AddRange(first[next..]);
        return merged;
    }

    private static int HostStart(string text, int end, int readTo)
    {
        var start = end;
        while (start > readTo && IsHostCharacter(text[start - 1])) start--;
        return start;
    }

    // The host of "name@host"; nothing when more follows it, for then it is met again at its own end.
    private static (int Start, int End) MailHost(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && IsHostCharacter(text[end])) end++;
        return end < text.Length && text[end] is '/' or '?' or '#' or '\\' or ':' or '@' ? (0, 0) : (at + 1, end);
    }

    private static LinkCandidate? Candidate(string text, int start, int runEnd, LinkFamilies families, bool tightened, out int end)
    {
        end = runEnd;
        var run = text.AsSpan(start, runEnd - start).Trim("-_.").TrimEnd('.');
        if (run.IsEmpty || run.Length > LongestHost) return null;
        var next = runEnd < text.Length ? text[runEnd] : ' ';
        var after = runEnd;
        if (next == ':')
        {
            if (run.Length <= 12 && !run.Contains('.') && AppScheme(run, families) is { } scheme) return App(text, scheme, runEnd + 1, tightened, out end);
            after = PortEnd(text, runEnd);
            next = after < text.Length ? text[after] : ' ';
        }

        if (run.IndexOfAny('.', '_') < 0) return null;
        var host = Host(run);
        if (next is '/' or '?' or '#' or '\\')
        {
            end = LinkEnd(text, runEnd);
            var rest = text.AsSpan(after, Math.Clamp(end - after, 0, LongestParsed));
            return families.MayKnow(host, rest) ? LinkCandidate.Web(host, rest) with { IsTightened = tightened } : null;
        }

        if (start < 2 || text[start - 1] != '@' || !families.MayKnow(host, [])) return null;
        var mailbox = start - 2;
        while (mailbox >= 0 && IsHostCharacter(text[mailbox])) mailbox--;
        return mailbox == start - 2 ? null : LinkCandidate.Mail(text[(mailbox + 1)..(start - 1)], host);
    }

    private static LinkCandidate? App(string text, string scheme, int from, bool tightened, out int end)
    {
        end = LinkEnd(text, from - 1);
        var slashes = from;
        while (slashes < end && text[slashes] is '/' or '\\') slashes++;
        return end <= slashes || (tightened && slashes - from < 2)
            ? null
            : LinkCandidate.App(scheme, text.AsSpan(slashes, Math.Min(end - slashes, LongestParsed))) with { IsTightened = tightened };
    }

    private static string? AppScheme(ReadOnlySpan<char> run, LinkFamilies families)
    {
        var scheme = Skeleton.OfHost(run);
        return families.IsScheme(scheme) ? scheme : null;
    }

    // "t_me/+x": an underscore stands for the dot only where there is none. "Чатmax.ru": Cyrillic glued to the front is not part of the host.
    private static string Host(ReadOnlySpan<char> run)
    {
        // "__max__.__ru__" is shown without its underscores, and no host has any.
        if (run.Contains('_')) run = run.ToString().Replace("_", run.Contains('.') ? "" : ".", StringComparison.Ordinal);
        if (!System.Text.Ascii.IsValid(run[0]) && System.Text.Ascii.IsValid(run[^1]))
        {
            var latin = run.Length;
            while (latin > 0 && System.Text.Ascii.IsValid(run[latin - 1])) latin--;
            if (run[latin..].Contains('.') && run[latin] != '.' && !LooksLatin(run[..latin])) run = run[latin..];
        }

        return Untranslated(Skeleton.OfHost(run));
    }

    // "max-ru.translate.goog/join/x" shows max.ru/join/x: dots are written as hyphens, hyphens as two.
    private static string Untranslated(string host) => host.EndsWith(Translator, StringComparison.Ordinal)
        ? host[..^Translator.Length].Replace("--", " ", StringComparison.Ordinal).Replace('-', '.').Replace(' ', '-')
        : host;

    private static bool LooksLatin(ReadOnlySpan<char> letters) => System.Text.Ascii.IsValid(Skeleton.OfHost(letters));

    private static int PortEnd(string text, int colon)
    {
        var i = colon + 1;
        while (i < text.Length && i < colon + 8 && char.IsAsciiDigit(text[i])) i++;
        return i;
    }

    private static int LinkEnd(string text, int from)
    {
        var rest = text.AsSpan(from, Math.Min(text.Length - from, LongestLink));
        var length = rest.IndexOfAny(Delimiters);
        return from + rest[..(length < 0 ? rest.Length : length)].TrimEnd(".,;:!?*_~'").Length;
    }

    // The place to show starts at the scheme, not at the host, when there is one.
    private static int WholeStart(string text, int start, LinkCandidate link, int readTo)
    {
        if (link.Mailbox is { } mailbox) return start - 1 - mailbox.Length;
        var i = start;
        if (i > readTo && text[i - 1] == '@') i = HostStart(text, i - 1, readTo);
        if (i < readTo + 3 || text[i - 1] is not ('/' or '\\')) return i;
        var scheme = i;
        while (scheme > readTo && text[scheme - 1] is '/' or '\\') scheme--;
        if (scheme == readTo || text[scheme - 1] != ':') return start;
        scheme--;
        while (scheme > readTo && char.IsAsciiLetterOrDigit(text[scheme - 1])) scheme--;
        return scheme;
    }

    // The site in whose address a link stands: "https://vk.com/away.php?to=" before it.
    private static string? OuterHost(string text, int start, int readTo)
    {
        var from = Math.Max(readTo, start - LongestParsed);
        var before = text.AsSpan(from, start - from);
        before = before[(before.LastIndexOfAny(Delimiters) + 1)..];
        if (before.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme) before = before[(scheme + 3)..];
        var end = before.IndexOfAny("/?#");
        if (end <= 0) return null;
        foreach (var character in before[..end])
        {
            if (!IsHostCharacter(character)) return null;
        }

        return before[..end].Trim('.').Contains('.') ? Skeleton.OfHost(before[..end]) : null;
    }

    // "school.ru/max.ru/join/x" is a page of the school's site. Where blanks were taken out of it, they were two addresses.
    private static bool IsPathOf(string outer, TextView view, int start, int whole, LinkFamilies families) =>
        start == whole && start >= 2 && view.Text[start - 1] == '/' && IsHostCharacter(view.Text[start - 2])
        && view.ToOriginal(start - 2, start + 1).Length == 3 && !families.IsArchive(outer);

    private static bool IsHostCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' || (c > '~' && char.IsLetterOrDigit(c));
}
