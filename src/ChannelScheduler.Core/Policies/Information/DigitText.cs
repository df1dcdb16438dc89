using System.Buffers;
using System.Text;

namespace ChannelScheduler.Core.Policies.Information;

/// <summary>Digits as people type them: plain, full-width or mathematical, with marks between that nobody sees.</summary>
internal static class DigitText
{
    /// <summary>The character that stands for a hidden one. Not an asterisk: Markdown would take a row of them for emphasis.</summary>
    public const char Hidden = '•';

    private const char MathematicalLead = '\uD835';

    /// <summary>Every character at which a digit may begin.</summary>
    public static readonly SearchValues<char> Starts = SearchValues.Create("0123456789０１２３４５６７８９\uD835");

    /// <returns>How many UTF-16 units the digit at the place takes; 0 when there is none.</returns>
    public static int Read(string text, int at, out char digit)
    {
        var c = text[at];
        digit = c;
        if (char.IsAsciiDigit(c)) return 1;
        digit = '0';
        if (c is >= '０' and <= '９')
        {
            digit = (char)('0' + c - '０');
            return 1;
        }

        // Mathematical digits: five alphabets of ten, U+1D7CE to U+1D7FF.
        if (c != MathematicalLead || at + 1 == text.Length || text[at + 1] is < '\uDFCE' or > '\uDFFF') return 0;
        digit = (char)('0' + ((text[at + 1] - '\uDFCE') % 10));
        return 2;
    }

    /// <summary>The digits alone, plain.</summary>
    public static string Of(string text, TextSpan span)
    {
        var digits = new StringBuilder(span.Length);
        for (var i = span.Start; i < span.End;)
        {
            var length = Read(text, i, out var digit);
            if (length > 0) digits.Append(digit);
            i += Math.Max(length, 1);
        }

        return digits.ToString();
    }

    /// <summary>The span with its digits hidden, all but the first ones.</summary>
    public static string Mask(string text, TextSpan span, int keep = 0)
    {
        var masked = new StringBuilder(span.Length);
        for (var i = span.Start; i < span.End;)
        {
            var length = Read(text, i, out var digit);
            if (length == 0) masked.Append(text[i++]);
            else masked.Append(keep-- > 0 ? digit : Hidden);
            i += length;
        }

        return masked.ToString();
    }

    /// <summary>The span with every letter and digit hidden, so that only its shape is left.</summary>
    public static string MaskAll(string text, TextSpan span)
    {
        var masked = new StringBuilder(span.Length);
        for (var i = span.Start; i < span.End; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < span.End && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsWhiteSpace(text[i]) || char.IsPunctuation(text[i]))
            {
                masked.Append(text[i]);
                continue;
            }

            masked.Append(Hidden);
        }

        return masked.ToString();
    }
}
