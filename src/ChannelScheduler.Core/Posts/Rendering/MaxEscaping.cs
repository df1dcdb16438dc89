using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace ChannelScheduler.Core.Posts.Rendering;

/// <summary>
/// Puts a backslash before a character that MAX would otherwise take for markup, and before no other: MAX's pages don't say that a backslash escapes,
/// so a needless one might show. An underscore inside a word (<c>id2634028465_gos</c>), a star between spaces and a lone <c>C++</c> are no markup and stay bare.
/// </summary>
internal sealed partial class MaxEscaping(string source)
{
    private const string Escapable = @"\*_`~+^[]()#>";

    private static readonly SearchValues<char> Special = SearchValues.Create(Escapable);

    // Asked for where such a character stands, which is rare.
    private bool? _tildesPair;
    private bool? _plusesPair;
    private bool? _caretsPair;

    private bool TildesPair => _tildesPair ??= Tildes().Count(source) > 1;

    private bool PlusesPair => _plusesPair ??= Pluses().Count(source) > 1;

    private bool CaretsPair => _caretsPair ??= Carets().Count(source) > 1;

    public string Escape(string text, bool atLineStart, bool inLink)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0) return text;
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsMarkup(text, i, atLineStart, inLink)) escaped.Append('\\');
            escaped.Append(text[i]);
        }

        return escaped.ToString();
    }

    private bool IsMarkup(string text, int i, bool atLineStart, bool inLink)
    {
        var before = i > 0 ? text[i - 1] : '\0';
        var after = i + 1 < text.Length ? text[i + 1] : '\0';
        return text[i] switch
        {
            '\\' => after == '\0' || (char.IsAscii(after) && (char.IsPunctuation(after) || char.IsSymbol(after))),
            '`' => true,
            '*' => !(before == ' ' && after == ' '),
            '_' => !(before == ' ' && after == ' ') && !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)),
            '~' => (before == '~' || after == '~') && TildesPair,
            '+' => (before == '+' || after == '+') && PlusesPair,
            '^' => (before == '^' || after == '^') && CaretsPair,
            '[' => inLink || OpensLink(text, i),
            ']' => inLink,
            '#' => atLineStart && i == 0 && after is ' ' or '#' or '\0',
            '>' => atLineStart && i == 0,
            _ => false,
        };
    }

    private static bool OpensLink(string text, int i)
    {
        var close = text.IndexOf(']', i);
        return close < 0 || text.IndexOf("](", close, StringComparison.Ordinal) >= 0;
    }

    [GeneratedRegex("~~+")]
    private static partial Regex Tildes();

    [GeneratedRegex(@"\+\++")]
    private static partial Regex Pluses();

    [GeneratedRegex(@"\^\^+")]
    private static partial Regex Carets();
}
