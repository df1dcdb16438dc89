using System.Globalization;
using System.Text;

namespace ChannelScheduler.Cli.Linting;

/// <summary>A line of a text as a terminal shows it, with a line of marks that stand exactly under what was found.</summary>
internal static class SourceLine
{
    /// <summary>UTF-16 units shown before and behind the place, and of the place itself.</summary>
    private const int Context = 60;
    private const int LongestPlace = 100;
    private const int LongestWords = 80;
    private const int Tab = 4;

    /// <summary>Cut around the place when the line is long; a place of several lines is marked to the end of its first.</summary>
    public static (string Text, string Marks) Around(string text, (int Start, int End) span)
    {
        var lineStart = span.Start == 0 ? 0 : text.LastIndexOf('\n', span.Start - 1) + 1;
        var lineEnd = text.IndexOf('\n', span.Start) is >= 0 and var at ? at : text.Length;
        if (lineEnd > lineStart && text[lineEnd - 1] == '\r') lineEnd--;
        var end = Math.Max(span.Start, Math.Min(Math.Min(span.End, lineEnd), span.Start + LongestPlace));
        var from = Whole(text, Math.Max(lineStart, span.Start - Context), lineStart);
        var to = Whole(text, Math.Min(lineEnd, end + Context), lineStart);
        var line = new StringBuilder(from > lineStart ? "\u2026" : "");
        var marks = new StringBuilder().Append(' ', line.Length);
        var column = line.Length;
        var isBegun = false;
        for (var i = from; i < to;)
        {
            var length = Math.Min(to - i, StringInfo.GetNextTextElementLength(text, i));
            var shown = Shown(text.AsSpan(i, length), column, out var width);
            line.Append(shown);
            // Of a character that the place only begins or ends in, all is marked: there is no half of it on a screen.
            var isMarked = i < end && i + length > span.Start;
            if (isMarked && width > 0)
            {
                marks.Append(isBegun ? '~' : '^').Append('~', width - 1);
                isBegun = true;
            }
            else
            {
                marks.Append(' ', width);
            }

            column += width;
            i += length;
        }

        if (to < lineEnd) line.Append('\u2026');
        return (line.ToString(), isBegun ? marks.ToString().TrimEnd() : new string(' ', ColumnOf(text, from, span.Start, from > lineStart)) + "^");
    }

    /// <summary>Words for a message: no line breaks, and nothing that a terminal would carry out.</summary>
    public static string Printable(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.AsSpan().ContainsAnyInRange('\u007f', '\u009f')) return text;
        return string.Create(text.Length, text, static (shown, original) =>
        {
            for (var i = 0; i < shown.Length; i++) shown[i] = original[i] is '\n' or '\r' or '\t' ? ' ' : char.IsControl(original[i]) ? '\uFFFD' : original[i];
        });
    }

    /// <summary>The same, cut to a line.</summary>
    public static string Short(string text) => Printable(text.Length <= LongestWords ? text.Trim() : text[..Whole(text, LongestWords, 0)].Trim() + "\u2026");

    private static int ColumnOf(string text, int from, int to, bool isCut)
    {
        var column = isCut ? 1 : 0;
        for (var i = from; i < to; i += StringInfo.GetNextTextElementLength(text, i))
        {
            Shown(text.AsSpan(i, StringInfo.GetNextTextElementLength(text, i)), column, out var width);
            column += width;
        }

        return column;
    }

    private static string Shown(ReadOnlySpan<char> element, int column, out int width)
    {
        if (element is ['\t'])
        {
            width = Tab - (column % Tab);
            return new string(' ', width);
        }

        width = TerminalWidth.Of(element);
        return element.Length == 1 && (char.IsControl(element[0]) || char.IsSurrogate(element[0])) ? "\uFFFD" : element.ToString();
    }

    // Not inside a character.
    private static int Whole(string text, int index, int lineStart)
    {
        while (index > lineStart && index < text.Length && (char.IsLowSurrogate(text[index]) || CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)) index--;
        return index;
    }
}
