using System.Diagnostics.CodeAnalysis;

namespace ChannelScheduler.Core.Schools;

/// <summary>
/// A Russian taxpayer number: 10 digits for an organisation, 12 for a person or sole trader, the last one or two being check digits.
/// </summary>
public readonly record struct Inn
{
    private static readonly int[] Weights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

    private Inn(string value) => Value = value;

    public string Value { get; }

    public bool IsOrganisation => Value.Length == 10;

    public static bool TryParse([NotNullWhen(true)] string? text, out Inn inn)
    {
        inn = default;
        if (text is not { Length: 10 or 12 } || !text.All(char.IsAsciiDigit)) return false;
        var right = text.Length == 10
            ? CheckDigit(text, 9) == text[9]
            : CheckDigit(text, 10) == text[10] && CheckDigit(text, 11) == text[11];
        if (right) inn = new Inn(text);
        return right;
    }

    /// <exception cref="FormatException">Not 10 or 12 digits, or the check digits are wrong.</exception>
    public static Inn Parse(string text) =>
        TryParse(text, out var inn) ? inn : throw new FormatException($"'{text}' is not an INN: it has 10 or 12 digits, and its last ones are check digits.");

    public override string ToString() => Value;

    // The digit at `position` is the weighted sum of the digits before it, modulo 11, modulo 10; the weights are right-aligned.
    private static char CheckDigit(string digits, int position)
    {
        var sum = 0;
        for (var i = 0; i < position; i++) sum += (digits[i] - '0') * Weights[Weights.Length - position + i];
        return (char)('0' + (sum % 11 % 10));
    }
}
