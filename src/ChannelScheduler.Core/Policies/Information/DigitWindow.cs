using System.Runtime.CompilerServices;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Policies.Information;

/// <summary>The last groups of digits that stand together, and what the newest of them complete.</summary>
internal struct DigitWindow
{
    /// <summary>No shape is shorter.</summary>
    public const int Fewest = 10;

    private const int Most = 20;
    private const int Capacity = 64;

    // The first six digits tell the bank; these are the systems seen in Russia.
    private static readonly string[] CardPrefixes = ["2200", "2201", "2202", "2203", "2204", "4", "51", "52", "53", "54", "55", "222", "223", "224", "225", "226", "227", "23", "24", "25", "26", "270", "271", "2720", "34", "37", "35", "50", "56", "57", "58", "6"];

    // Accounts of persons and their deposits, residents or not.
    private static readonly string[] PersonAccounts = ["40817", "40820", "423", "426"];

    private static readonly string[] Currencies = ["810", "643", "840", "978", "156"];

    private CharBuffer _digits;
    private IntBuffer _starts;
    private IntBuffer _offsets;
    private bool _isTooLong;
    private int _plus;

    public int Groups { get; private set; }

    public int Digits { get; private set; }

    public void Clear() => (Groups, Digits, _isTooLong, _plus) = (0, 0, false, 0);

    /// <summary>A new group begins at this place of the text.</summary>
    public void Begin(int start, bool hasPlus)
    {
        // What lies further back than any shape is long can't be part of one any more.
        if (_isTooLong || Groups == Most || Digits > Capacity - Most - 1) Forget();
        _starts[Groups] = start;
        if (hasPlus) _plus = Groups + 1;
        _offsets[Groups++] = Digits;
    }

    public void Add(char digit)
    {
        if (Digits - _offsets[Groups - 1] == Most) _isTooLong = true;
        else _digits[Digits++] = digit;
    }

    /// <summary>The longest shape that ends with the newest group.</summary>
    /// <param name="isComplete">No further group follows: foreign telephone numbers have no length of their own.</param>
    public readonly (NumberKind Kind, int Start, bool IsSnils)? Find(bool isComplete)
    {
        if (_isTooLong) return null;
        for (var first = 0; first < Groups; first++)
        {
            var count = Digits - _offsets[first];
            if (count > Most) continue;
            if (count < Fewest) return null;
            var digits = ((ReadOnlySpan<char>)_digits)[_offsets[first]..Digits];
            if (isComplete && _plus == first + 1 && count is >= 11 and <= 15 && (digits[0] != '7' || digits[1] == '7')) return (NumberKind.ForeignPhone, _starts[first], false);
            if (KindOf(first, digits) is { } kind) return (kind, _starts[first], Groups - first == 1 && CheckDigits.Snils(digits));
        }

        return null;
    }

    private readonly NumberKind? KindOf(int first, ReadOnlySpan<char> digits)
    {
        var isWhole = Groups - first == 1;
        switch (digits.Length)
        {
            case 20 when isWhole && StartsWithAny(digits, PersonAccounts) && StartsWithAny(digits[5..], Currencies):
                return NumberKind.PersonAccount;
            case >= 13 and <= 19 when IsCardShape(first) && StartsWithAny(digits, CardPrefixes) && CheckDigits.Luhn(digits):
                return NumberKind.Card;
            case 12 when isWhole && Inn.TryParse(digits.ToString(), out _) && digits.ContainsAnyExcept('0'):
                return NumberKind.PersonInn;
            case 11 when digits[0] is '7' or '8' && digits[1] == '9' && IsPhoneShape(first):
                return NumberKind.Mobile;
            case 11 when IsShape(first, [3, 3, 3, 2]) && CheckDigits.Snils(digits):
                return NumberKind.Snils;
            case 11 when isWhole && CheckDigits.Snils(digits):
                return NumberKind.BareSnils;
            case 10 when digits[0] == '9' && (IsShape(first, [3, 3, 2, 2]) || IsShape(first, [3, 3, 4]) || IsShape(first, [3, 7])):
                return NumberKind.Mobile;
            case 10 when digits[0] == '9' && isWhole:
                return NumberKind.BareMobile;
            default:
                return null;
        }
    }

    // "8 900 …" and "8900…", or every digit apart; not "8.9.2026 …".
    private readonly bool IsPhoneShape(int first)
    {
        var length = LengthOf(first);
        return length >= 4 || (length == 1 && (LengthOf(first + 1) >= 3 || Groups - first == 11));
    }

    // Thousands stand in threes, a card's digits never do.
    private readonly bool IsCardShape(int first)
    {
        if (Groups - first == 1) return true;
        for (var i = first; i < Groups; i++)
        {
            if (LengthOf(i) < 4 && LengthOf(i) != LengthOf(first)) return false;
        }

        return LengthOf(first) is 1 or 2 or >= 4;
    }

    private readonly bool IsShape(int first, ReadOnlySpan<int> lengths)
    {
        if (Groups - first != lengths.Length) return false;
        for (var i = 0; i < lengths.Length; i++)
        {
            if (LengthOf(first + i) != lengths[i]) return false;
        }

        return true;
    }

    private readonly int LengthOf(int group) => group >= Groups ? 0 : (group + 1 < Groups ? _offsets[group + 1] : Digits) - _offsets[group];

    private void Forget()
    {
        if (_isTooLong)
        {
            Clear();
            return;
        }

        var first = Groups - 1;
        while (first > 0 && Digits - _offsets[first - 1] < Most) first--;
        if (first == 0) first = Math.Max(1, Groups - (Most - 1));
        var from = first < Groups ? _offsets[first] : Digits;
        for (var i = from; i < Digits; i++) _digits[i - from] = _digits[i];
        for (var i = first; i < Groups; i++) (_starts[i - first], _offsets[i - first]) = (_starts[i], _offsets[i] - from);
        (Groups, Digits, _plus) = (Groups - first, Digits - from, Math.Max(0, _plus - first));
    }

    private static bool StartsWithAny(ReadOnlySpan<char> digits, string[] prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (digits.StartsWith(prefix, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    [InlineArray(Capacity)]
    private struct CharBuffer
    {
        private char _first;
    }

    [InlineArray(Most + 1)]
    private struct IntBuffer
    {
        private int _first;
    }
}
