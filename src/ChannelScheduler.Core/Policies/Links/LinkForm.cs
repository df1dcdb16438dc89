using System.Buffers;
using System.Text.RegularExpressions;

namespace ChannelScheduler.Core.Policies.Links;

/// <summary>
/// One form of one family's links. Path segments: a word matches itself in any case, <c>*</c> any one segment, <c>~regex</c> a segment that matches wholly;
/// further segments may follow.
/// </summary>
internal sealed class LinkForm
{
    private static readonly SearchValues<char> CodeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+=:.");

    private readonly Func<string, bool>?[] _path;
    private readonly HashSet<string> _except;
    private readonly (string Name, Regex? Value)[] _query;
    private readonly Regex? _fragment;
    private readonly bool _isApp;
    private readonly bool _isMail;

    public LinkForm(string family, LinkKind kind, string path, IEnumerable<string> except, IEnumerable<KeyValuePair<string, string?>> query, string? fragment, bool isApp, bool isMail)
    {
        Family = family;
        Kind = kind;
        FirstWord = path.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() is [not ('*' or '~'), ..] word ? word : null;
        _path = [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Segment)];
        _except = new HashSet<string>(except, StringComparer.OrdinalIgnoreCase);
        _query = [.. query.Select(pair => (pair.Key.ToLowerInvariant(), string.IsNullOrEmpty(pair.Value) ? null : Whole(pair.Value)))];
        _fragment = fragment is null ? null : LinkPattern.Compile($"^(?:{fragment})", Options);
        _isApp = isApp;
        _isMail = isMail;
    }

    public string Family { get; }

    /// <summary>The first word of its path; null when that is a pattern, or there is none.</summary>
    public string? FirstWord { get; }

    public LinkKind Kind { get; }

    private static RegexOptions Options => RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    public bool Matches(LinkCandidate link)
    {
        if (_isMail != link.Mailbox is not null || (_isApp && link.Scheme is null) || link.Segments.Count < _path.Length) return false;
        for (var i = 0; i < _path.Length; i++)
        {
            if (_path[i] is { } matches ? !matches(link.Segments[i]) : link.IsTightened && !IsCode(link.Segments[i])) return false;
        }

        if (_except.Count > 0 && link.Segments.Count > 0 && _except.Contains(link.Segments[0])) return false;
        foreach (var (name, value) in _query)
        {
            if (link.QueryValue(name) is not { } given || (value is not null && !value.IsMatch(given))) return false;
        }

        return _fragment is null || _fragment.IsMatch(link.Fragment);
    }

    // Null stands for any segment.
    private static Func<string, bool>? Segment(string pattern)
    {
        if (pattern == "*") return null;
        if (pattern[0] != '~') return segment => segment.Equals(pattern, StringComparison.OrdinalIgnoreCase) || Skeleton.OfWord(segment.Trim('_')) == pattern;
        var regex = Whole(pattern[1..]);
        return segment => regex.IsMatch(segment) || (CodeOf(segment) is var code && code != segment && regex.IsMatch(code));
    }

    // Without what a redirector or a sentence put behind it, its Cyrillic look-alikes made Latin.
    private static string CodeOf(string segment)
    {
        var code = Skeleton.OfWord(segment);
        var end = code.AsSpan().IndexOfAnyExcept(CodeCharacters);
        return end < 0 ? code : code[..end];
    }

    // Russian letters may have been drawn in behind the code, a neighbouring address (with its dot or colon) is none.
    private static bool IsCode(string segment)
    {
        foreach (var c in segment)
        {
            if (c > '~') break;
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '=' or '+')) return false;
        }

        return segment[0] <= '~';
    }

    private static Regex Whole(string pattern) => LinkPattern.Compile($"^(?:{pattern})$", Options);
}
