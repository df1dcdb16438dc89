using System.Diagnostics.CodeAnalysis;

namespace ChannelScheduler.Core.Appeals;

/// <summary>A Russian telephone number in the form that support asks for: eleven digits, the first one 7.</summary>
public static class RussianPhone
{
    private const int Digits = 11;

    /// <param name="typed">With +7, 7, 8 or without, with blanks, brackets and hyphens.</param>
    /// <param name="number"><c>79001234567</c>.</param>
    public static bool TryParse([NotNullWhen(true)] string? typed, [NotNullWhen(true)] out string? number)
    {
        number = null;
        if (typed is null || typed.Any(one => !char.IsAsciiDigit(one) && !char.IsWhiteSpace(one) && one is not ('+' or '(' or ')' or '-' or '‑' or '–' or '.'))) return false;
        if (typed.Trim().LastIndexOf('+') > 0) return false;
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        // Ten digits from 8 on may be a number that lacks one.
        if (digits.Length == Digits - 1 && digits[0] is ('3' or '4' or '9') && !typed.Contains('+', StringComparison.Ordinal)) digits = "7" + digits;
        if (digits.Length != Digits || digits[0] is not ('7' or '8') || (digits[0] == '8' && typed.Contains('+', StringComparison.Ordinal))) return false;
        number = "7" + digits[1..];
        return true;
    }
}
